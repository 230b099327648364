/* The buffer protocol: reading and writing an object's bytes in place. */
#ifndef CONCH_BUFFER_H
#define CONCH_BUFFER_H

#include "object.h"

CONCH_BEGIN_C

typedef struct bufferinfo {
    void *buf;
    PyObject *obj; /* owned: what PyBuffer_Release drops */
    Py_ssize_t len;
    Py_ssize_t itemsize;
    int readonly;
    int ndim;
    char *format;
    Py_ssize_t *shape;
    Py_ssize_t *strides;
    Py_ssize_t *suboffsets;
    void *internal;
} Py_buffer;

typedef int (*getbufferproc)(PyObject *, Py_buffer *, int);
typedef void (*releasebufferproc)(PyObject *, Py_buffer *);

#define PyBUF_MAX_NDIM 64
#define PyBUF_SIMPLE 0
#define PyBUF_WRITABLE 0x0001
#define PyBUF_WRITEABLE PyBUF_WRITABLE
#define PyBUF_FORMAT 0x0004
#define PyBUF_ND 0x0008
#define PyBUF_STRIDES (0x0010 | PyBUF_ND)
#define PyBUF_C_CONTIGUOUS (0x0020 | PyBUF_STRIDES)
#define PyBUF_F_CONTIGUOUS (0x0040 | PyBUF_STRIDES)
#define PyBUF_ANY_CONTIGUOUS (0x0080 | PyBUF_STRIDES)
#define PyBUF_INDIRECT (0x0100 | PyBUF_STRIDES)
#define PyBUF_CONTIG (PyBUF_ND | PyBUF_WRITABLE)
#define PyBUF_CONTIG_RO (PyBUF_ND)
#define PyBUF_STRIDED (PyBUF_STRIDES | PyBUF_WRITABLE)
#define PyBUF_STRIDED_RO (PyBUF_STRIDES)
#define PyBUF_RECORDS (PyBUF_STRIDES | PyBUF_WRITABLE | PyBUF_FORMAT)
#define PyBUF_RECORDS_RO (PyBUF_STRIDES | PyBUF_FORMAT)
#define PyBUF_FULL (PyBUF_INDIRECT | PyBUF_WRITABLE | PyBUF_FORMAT)
#define PyBUF_FULL_RO (PyBUF_INDIRECT | PyBUF_FORMAT)
#define PyBUF_READ 0x100
#define PyBUF_WRITE 0x200

PyAPI_FUNC(int) PyObject_CheckBuffer(PyObject *o); /* 1 or 0 */

/* Fills *view, which PyBuffer_Release ends. While it lasts the object keeps its size and place. 0, or -1 with BufferError or TypeError. */
PyAPI_FUNC(int) PyObject_GetBuffer(PyObject *o, Py_buffer *view, int flags);
PyAPI_FUNC(void) PyBuffer_Release(Py_buffer *view);

/* For bf_getbuffer: a view of plain bytes; takes a reference to o. 0, or -1 with BufferError. */
PyAPI_FUNC(int) PyBuffer_FillInfo(Py_buffer *view, PyObject *o, void *bytes, Py_ssize_t length, int readonly, int flags);
PyAPI_FUNC(int) PyBuffer_IsContiguous(const Py_buffer *view, char order); /* order: 'C', 'F' or 'A' */

/* Bytes out of a view of any shape into one row, and back; order as above. length: that of the row. 0, or -1 with an exception. */
PyAPI_FUNC(int) PyBuffer_ToContiguous(void *row, const Py_buffer *view, Py_ssize_t length, char order);
PyAPI_FUNC(int) PyBuffer_FromContiguous(const Py_buffer *view, const void *row, Py_ssize_t length, char order);
PyAPI_FUNC(void *) PyBuffer_GetPointer(const Py_buffer *view, const Py_ssize_t *indices); /* where the item lies; never fails */
PyAPI_FUNC(void) PyBuffer_FillContiguousStrides(int dimensions, Py_ssize_t *shape, Py_ssize_t *strides, int item_size, char order);
PyAPI_FUNC(Py_ssize_t) PyBuffer_SizeFromFormat(const char *format);            /* of struct.calcsize; -1 with an exception */
/* The interface that the buffer protocol replaced: a pointer without a view. The object must outlive it. 0, or -1 with TypeError. */
PyAPI_FUNC(int) PyObject_AsReadBuffer(PyObject *o, const void **bytes, Py_ssize_t *count);
PyAPI_FUNC(int) PyObject_AsCharBuffer(PyObject *o, const char **bytes, Py_ssize_t *count);
PyAPI_FUNC(int) PyObject_AsWriteBuffer(PyObject *o, void **bytes, Py_ssize_t *count);

#define PyMemoryView_Check(o) Py_IS_TYPE((o), &PyMemoryView_Type)
PyAPI_FUNC(PyObject *) PyMemoryView_FromObject(PyObject *o); /* new */
/* New: a view of memory that stays the caller's, and must outlive the view. flags: PyBUF_READ or PyBUF_WRITE. */
PyAPI_FUNC(PyObject *) PyMemoryView_FromMemory(char *memory, Py_ssize_t size, int flags);
/* New: of what a buffer describes that its maker has filled in; it stays the caller's, and must outlive the view. One dimension. */
PyAPI_FUNC(PyObject *) PyMemoryView_FromBuffer(const Py_buffer *view);
/* New: a view of the object itself where its elements lie side by side in that order ('C', 'F' or 'A'), else of a copy; for PyBUF_WRITE a copy is
   refused with BufferError. */
PyAPI_FUNC(PyObject *) PyMemoryView_GetContiguous(PyObject *o, int buffer_type, char order);
/* What a memoryview looks at: borrowed, good as long as the view lives and was not released, not to be given to PyBuffer_Release. All zero for a view
   that was released before. */
PyAPI_FUNC(Py_buffer *) conch_memoryview_buffer(PyObject *view);
#define PyMemoryView_GET_BUFFER(view) conch_memoryview_buffer(_PyObject_CAST(view))
#define PyMemoryView_GET_BASE(view) (conch_memoryview_buffer(_PyObject_CAST(view))->obj)

CONCH_END_C

#endif
