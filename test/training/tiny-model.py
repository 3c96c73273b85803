"""Makes a tiny Llama with random weights: python tiny-model.py FOLDER"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "trainer/tests"))
from tiny import make_model

make_model(Path(sys.argv[1]), [f"What is {i} + {i}? The answer is {2 * i}." for i in range(100)])
