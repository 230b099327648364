"""python -m unittest"""

import os
import sys

sys.argv[0] = f"{os.path.basename(sys.executable)} -m unittest"
__unittest = True

from unittest.main import main

main(module=None)
