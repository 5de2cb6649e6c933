"""`npx nx run backend:bench`: measures, and says so; nothing fails for being slow on a busy machine."""

import asyncio
import sys

from benchmarks.chat import render, run

if __name__ == "__main__":
    sys.stdout.write(render(asyncio.run(run())) + "\n")
