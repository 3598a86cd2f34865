"""Everything that is held of a learner: the one list by which it is exported, restored, deleted and explained.

A column of theirs that is not in it fails a test.
"""

from accounts.personal.account import ACCOUNT
from accounts.personal.adverts import ADVERTS
from accounts.personal.holding import Export, Holding, Kept, Mark
from accounts.personal.record import RECORD
from accounts.personal.traces import IMPERSONAL, MARKS, TRACES

HELD = (*ACCOUNT, *RECORD, *ADVERTS, *TRACES)
# In this order rows find what they refer to when they are restored.
EXPORTED = tuple(holding for holding in (*ACCOUNT, *RECORD, *ADVERTS) if holding.name)

__all__ = ["EXPORTED", "HELD", "IMPERSONAL", "MARKS", "Export", "Holding", "Kept", "Mark"]
