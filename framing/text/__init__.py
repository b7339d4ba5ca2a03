"""Segmentation of news text: blocks, sentences, quotations, attribution, actors, scope. Voice is decided here, once."""
