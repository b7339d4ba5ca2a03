"""The parts of the `framing` command: groups of subcommands, and what all of them share."""
