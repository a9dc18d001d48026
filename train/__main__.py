"""Makes the weights again, step by step: bases, numbers, training, export, scores.

    python -m train [FOLDER]          (build/train by default; about 7 minutes on one H200, some hours on two CPU cores)

Steps whose files are in the folder already are passed over. The new weights lie in FOLDER/weights; copy them to
src/dateline/models/weights when `python -m evals.see FOLDER/weights` shows that they are better.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def run(module: str, *arguments: object) -> None:
    print(f"python -m {module} …", flush=True)
    subprocess.run([sys.executable, "-m", module, *map(str, arguments)], check=True)


def main(folder: Path) -> None:
    data, weights = folder / "data.npz", folder / "weights"
    if not (folder / "mpnet-tokenizer.json").exists():
        run("train.base", folder)
    if not data.exists():
        run("train.prepare", data, f"mini={folder / 'mini-tokenizer.json'}", f"mpnet={folder / 'mpnet-tokenizer.json'}")
    parts = [folder / f"pupil-{part}.pt" for part in range(3)]
    if not all(part.exists() for part in parts):
        run("train.fit", data, "--mini", folder / "mini.pt", "--mpnet", folder / "mpnet.pt", "--out", folder)
    run(
        "train.export",
        *parts,
        "--mini",
        folder / "mini.pt",
        "--data",
        data,
        "--tokenizer",
        folder / "mini-tokenizer.json",
        "--out",
        weights,
    )
    run("evals.see", weights)


if __name__ == "__main__":
    target = Path(sys.argv[1] if sys.argv[1:] else "build/train")
    target.mkdir(parents=True, exist_ok=True)
    main(target)
