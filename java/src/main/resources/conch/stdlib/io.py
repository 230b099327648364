"""Files: open() and what it makes, and files in memory."""

from _io import (open, FileIO, BufferedReader, BufferedWriter, BufferedRandom, TextIOWrapper, BytesIO, StringIO, UnsupportedOperation,
                 DEFAULT_BUFFER_SIZE, _IOBase as IOBase, _RawIOBase as RawIOBase, _BufferedIOBase as BufferedIOBase, _TextIOBase as TextIOBase)

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
