"""The processes that learn together: one, or as many as torchrun starts.

Each composes its part of every batch, the gradients are averaged (PyTorch's DistributedDataParallel, Li et al. 2020),
and the first one alone evaluates, writes and speaks. A batch is the same for any number of processes.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import torch
from torch import distributed, nn
from torch.nn.parallel import DistributedDataParallel

PATIENCE: Final = timedelta(hours=12)
"""How long the others wait for the first one, which alone decodes a large corpus, and measures."""


@dataclass(frozen=True, slots=True)
class Processes:
    """The place of this process among those that learn together."""

    rank: int = 0
    """0 is the one that evaluates, writes and speaks."""

    count: int = 1
    """How many there are."""

    device: torch.device = torch.device("cpu")  # noqa: RUF009 - a device does not change
    """Where this one computes."""

    @property
    def is_first(self) -> bool:
        """Whether this one evaluates, writes and speaks."""
        return self.rank == 0

    def together(self, module: nn.Module) -> nn.Module:
        """Return the module with its gradients averaged over all processes after each backward pass."""
        module.to(self.device)
        return DistributedDataParallel(module) if self.count > 1 else module

    def any(self, flag: bool) -> bool:
        """Whether one of the processes says so; all of them must ask."""
        if self.count == 1:
            return flag
        flags = torch.tensor(float(flag), device=self.device)
        distributed.all_reduce(flags, op=distributed.ReduceOp.MAX)
        return bool(flags > 0)

    def wait(self) -> None:
        """Wait until all processes are here."""
        if self.count > 1:
            distributed.barrier()

    def mean(self, value: float) -> float:
        """Return the mean over the processes; all of them must ask."""
        if self.count == 1:
            return value
        total = torch.tensor(value, dtype=torch.float64, device=self.device)
        distributed.all_reduce(total)
        return float(total) / self.count


class FirstFailed(Exception):  # noqa: N818 - the first process says what is the matter
    """The first process cannot begin, and has said why."""


@contextmanager
def processes() -> Iterator[Processes]:
    """Join the others where torchrun started several: over gloo, or over NCCL where each has a GPU of its own.

    One thread computes in each, so that the same seed gives the same weights on any number of cores.
    """
    torch.set_num_threads(1)
    count, local = int(os.environ.get("WORLD_SIZE", "1")), int(os.environ.get("LOCAL_RANK", "0"))
    here = int(os.environ.get("LOCAL_WORLD_SIZE", "1"))
    # All or none: over NCCL and gloo at once no group could form.
    on_gpu = torch.cuda.is_available() and here <= torch.cuda.device_count()
    device = torch.device("cuda", local) if on_gpu else torch.device("cpu")
    if on_gpu:
        torch.cuda.set_device(device)
    if count == 1:
        yield Processes(device=device)
        return
    distributed.init_process_group("nccl" if on_gpu else "gloo", timeout=PATIENCE)
    try:
        yield Processes(rank=distributed.get_rank(), count=count, device=device)
    finally:
        distributed.destroy_process_group()
