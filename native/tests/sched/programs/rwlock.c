/* Readers may overlap, a writer is alone; and one that reads and then wants to write waits for itself. SELF shows the latter. */
#define _GNU_SOURCE
#include <pthread.h>
const int threads = 3;
static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static int readers, writers, wrong;
static int overlapped;
void setup(void) { }
void thread(int number)
{
    if (number == 0) {
#ifdef SELF
        pthread_rwlock_rdlock(&lock);
#endif
        pthread_rwlock_wrlock(&lock);
        writers = 1;
        wrong |= readers != 0;
        writers = 0;
        pthread_rwlock_unlock(&lock);
    } else {
        pthread_rwlock_rdlock(&lock);
        overlapped |= __atomic_add_fetch(&readers, 1, __ATOMIC_SEQ_CST) == 2;
        wrong |= writers;
        __atomic_sub_fetch(&readers, 1, __ATOMIC_SEQ_CST);
        pthread_rwlock_unlock(&lock);
    }
}
const char *check(void) { return wrong ? "reader and writer" : overlapped ? "two readers" : "one reader at a time"; }
