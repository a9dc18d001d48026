"""Every error that Dateline raises on purpose: what is wrong, where, and what to do about it."""


class DatelineError(Exception):
    """The root of the tree. Its message reads `WHERE: WHAT. REMEDY`.

    >>> str(InputError("the file is empty", where="a.txt", remedy="give a report with text"))
    'a.txt: the file is empty. Remedy: give a report with text.'
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        message = f"{where}: {what}" if where else what
        super().__init__(f"{message}. Remedy: {remedy}." if remedy else message)


class InputError(DatelineError):
    """An input that holds no report which can be read: empty, binary, broken."""


class LanguageError(InputError):
    """A report in a language that is not read yet."""


class RecordError(DatelineError):
    """A record that contradicts itself: a span outside the text, a reference to nothing."""


class MarksError(DatelineError):
    """A parse (CoNLL-U, or a network's output) that cannot be used."""


class KnowledgeError(DatelineError):
    """A table of ours that is missing or malformed."""


class ModelError(DatelineError):
    """Network weights that are missing, damaged or of another version."""


class StoreError(DatelineError):
    """A store that cannot be opened, read or written: missing, damaged, locked, full, of another version."""


class QueryError(DatelineError):
    """A question that a store cannot answer: a value that nothing is called, a filter that contradicts itself.

    `near` holds what was probably meant.

    >>> str(QueryError("no actor is called 'Rusia'", where="--actor", near=("RUS (Russia)",)))
    "--actor: no actor is called 'Rusia'. Remedy: did you mean RUS (Russia)."
    """

    def __init__(self, what: str, *, where: str = "", near: tuple[str, ...] = (), remedy: str = "") -> None:
        self.near = near
        super().__init__(what, where=where, remedy=f"did you mean {' or '.join(near)}" if near else remedy)


class ExportError(DatelineError):
    """An export that cannot be written: a format or a table that there is not, a library or a folder that is missing."""
