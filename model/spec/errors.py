"""What a user can cause and mend, each in one sentence with its remedy.

::

    SutjaError
    ├── ArtifactError       the model file cannot be used
    ├── RecordingError      a file is no audio, or cannot be read
    ├── LabelError          no digit, or more than one reading of it, in the names of the files
    ├── DatasetError        a folder cannot be learnt from
    ├── ReportError         a report cannot be written or read
    ├── LedgerError         Sutja's own folder cannot be written
    ├── SynthesisError      the speech synthesiser is missing or failed
    └── (app.errors)        DeviceError, …
"""

from model.spec.language import Text


class SutjaError(Exception):
    """Root of everything that is told to the user in a sentence and not in a traceback.

    Parameters
    ----------
    korean, english : str
        What happened, naming the offending value, and what to do about it.
    """

    def __init__(self, *, korean: str, english: str) -> None:
        super().__init__(english)
        self.text = Text(korean=korean, english=english)

    def __str__(self) -> str:
        return str(self.text)


class ArtifactError(SutjaError):
    """The model file is missing, damaged, or of a format that this version cannot use."""


class RecordingError(SutjaError):
    """A file is no audio, or cannot be read."""


class LabelError(SutjaError):
    """The names of the files do not tell their digits, or tell them in two ways."""


class DatasetError(SutjaError):
    """A folder cannot be learnt from: empty, one digit only, too few recordings."""


class SynthesisError(SutjaError):
    """The speech synthesiser is missing or failed."""


class ReportError(SutjaError):
    """A report cannot be written, or what is to be read is none."""


class LedgerError(SutjaError):
    """Sutja's own folder cannot be written."""
