"""The report: one self-contained HTML page, its figures, and evidence highlighted in the running text."""

from framing.model.modules import make_callable

make_callable(__name__, "framing.report.page")
