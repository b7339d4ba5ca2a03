"""`join()`: what is known of the outlets or articles from elsewhere, as further columns of a coding's articles."""

from __future__ import annotations

import hashlib
import warnings
from dataclasses import replace

import pandas as pd

from framing.model.article import Article
from framing.model.coding import SCHEMAS, Coding
from framing.model.errors import UsageError


def join(coding: Coding, frame: pd.DataFrame, *, on: str = "outlet") -> Coding:
    """A new coding whose articles have the columns of a table from elsewhere: of outlets their country, owner, leaning.

    The columns are text, as the reader's own columns are, and empty where the frame has no row, with one warning. They can then
    group (`by=`), weigh (`weights=`) and select articles, and are written with the study.

    Parameters
    ----------
    frame : one row for each value of `on`, and the columns to be added
    on : the column that both have: "outlet", "article_id", or any other column of the articles

    Returns
    -------
    A Coding with the same tables and corpus, the new columns in `articles` and in each article's `extra`, and the joined
    columns' hash in the signature.

    Raises UsageError where either side lacks the column, the frame has a value twice, or a column is there already.

    >>> coding = Coding({"articles": pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Echo", "Post"]})})
    >>> owners = pd.DataFrame({"outlet": ["Echo", "Post"], "owner": ["state", "private"]})
    >>> join(coding, owners).articles["owner"].tolist()
    ['state', 'private']
    """
    articles = coding.articles
    _check(articles, frame, on)
    added = [c for c in frame.columns if c != on]
    table = frame.set_index(frame[on].astype("str"))[added].apply(_as_text)
    keys = articles[on].astype("str")
    unknown = sorted(set(keys.dropna()) - set(table.index))
    if unknown:
        shown = ", ".join(unknown[:5]) + (f" and {len(unknown) - 5} more" if len(unknown) > 5 else "")
        warnings.warn(f"join: the frame has no row for {on} {shown}: empty there", stacklevel=2)
    columns = {str(name): keys.map(table[name]).astype("str") for name in added}
    tables = {**coding.tables, "articles": articles.assign(**columns)}
    values = pd.DataFrame(columns).set_axis(articles["article_id"], axis=0)
    corpus = tuple(_with_extra(article, values) for article in coding.corpus)
    options = {**coding.signature.options, **{f"join:{name}": _digest(values[name]) for name in values.columns}}
    return replace(coding, tables=tables, corpus=corpus, signature=replace(coding.signature, options=options))


def _check(articles: pd.DataFrame, frame: pd.DataFrame, on: str) -> None:
    for owner, columns in (("the articles have", articles.columns), ("the frame has", frame.columns)):
        if on not in columns:
            raise UsageError(f"on: {owner} no column {on!r}: name one of {', '.join(map(str, columns))}")
    twice = frame.loc[frame[on].duplicated(), on]
    if len(twice):
        raise UsageError(f"join: the frame has {twice.iloc[0]!r} twice in {on!r}: give each one row")
    taken = sorted({*map(str, frame.columns)} & {*articles.columns, *SCHEMAS["articles"].names} - {on})
    if taken:
        raise UsageError(f"join: the articles have a column {taken[0]!r} already: rename it in the frame")


def _as_text(values: pd.Series) -> pd.Series:
    """A column as text: whole numbers without a decimal point, what is missing empty."""
    if pd.api.types.is_float_dtype(values) and (values.dropna() % 1 == 0).all():
        values = values.astype("Int64")
    text = values.astype("str")
    return text.where(values.notna(), None)


def _with_extra(article: Article, values: pd.DataFrame) -> Article:
    if article.id not in values.index:
        return article
    own = values.loc[article.id]
    return replace(article, extra={**article.extra, **{str(k): v for k, v in own.items() if isinstance(v, str)}})


def _digest(values: pd.Series) -> str:
    lines = sorted(f"{article}\x1f{value}" for article, value in values.items())
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:16]
