"""The optimizer of the networks that are fitted with numpy alone."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class Adam:
    """Adam with decoupled weight decay over named arrays."""

    def __init__(self, rate: float, decay: float) -> None:
        self.rate, self.decay, self.step = rate, decay, 0
        self.moments: dict[str, tuple[Floats, Floats]] = {}

    def update(self, name: str, value: Floats, gradient: Floats, decayed: bool) -> None:
        """Change the array in place."""
        m, v = self.moments.setdefault(name, (np.zeros_like(value), np.zeros_like(value)))
        m += 0.1 * (gradient - m)
        v += 0.01 * (gradient * gradient - v)
        t = self.step
        value -= self.rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.99**t)) + 1e-8)
        if decayed:
            value *= 1 - self.rate * self.decay
