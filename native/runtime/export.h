/* Who sees a function of the runtime. Everything is hidden unless it says CONCH_API. */
#ifndef CONCH_EXPORT_H
#define CONCH_EXPORT_H

#if defined(__GNUC__)
#define CONCH_API __attribute__((visibility("default")))
#else
#define CONCH_API
#endif

#endif
