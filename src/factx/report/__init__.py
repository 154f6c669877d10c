"""Reports: pages that show articles beside their facts, ledgers of tolls, why a fact was found.

The package is also the function `factx.report(facts)`: whichever of its modules is imported first, Python puts the
package in the place of any function of this name in `factx`.
"""

import sys
from types import ModuleType
from typing import Any


class _Report(ModuleType):
    """A package that can be called."""

    def __call__(self, *args: Any, **options: Any) -> str:
        """What `factx.report.html.page.report` does."""
        from factx.report.html.page import report

        return report(*args, **options)


sys.modules[__name__].__class__ = _Report
