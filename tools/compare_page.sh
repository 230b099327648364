#!/bin/sh
# Measures the table of the counting disciplines and writes docs/races/compare.md. For a quiet machine: ./tools/compare_page.sh
set -eu
cd "$(dirname "$0")/.."
table=$(./conch race compare)
cat >docs/races/compare.md <<PAGE
# What each way of counting references costs

Written by \`tools/compare_page.sh\`, which \`chrt -r 1\` gives the cores where other programs compute; the demos are compiled at -O2.

\`\`\`
$table
\`\`\`

- **LOST UPDATES**: runs in which two threads raised one count 50,000 times each and the sum was wrong.
- **DOUBLE FREES, LEAKS**: of so many times that two threads dropped the last two references at once.
- **2 THREADS**: two threads do the work of one each; how much of it was done in the time of one. On separate objects 2.00 is perfect; on one object
  the cache line travels between the cores, and below 1 the two are slower than one after the other would be.
- **ONE RAISE**: on one thread, as a multiple of the plain \`count = count + 1\`.

An interval from far below 1 to 2 says that the machine was busy with something else, or that the two threads did not always run at the same time.
PAGE
echo "written: docs/races/compare.md"
