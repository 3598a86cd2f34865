"""The words that some fields choose from, and the bounds of numbers: those of the columns, as a test makes sure."""

SLUG_LENGTH = 80
LARGEST_SMALL = 32_767
LARGEST = 2_147_483_647

STATES = ("draft", "published", "archived")
SOURCE_KINDS = ("article", "page", "table")
MILESTONE_KINDS = ("learn", "practise", "build", "prove", "network", "lead")
EVIDENCE = ("none", "link", "repository", "certificate", "text")
REQUIREMENTS = ("required", "optional")
MATCHES = ("exact", "close", "broader", "narrower", "related")
RESOURCE_KINDS = (
    "course",
    "book",
    "paper",
    "tutorial",
    "competition",
    "community",
    "conference",
    "newsletter",
    "tool docs",
)
COSTS = ("free", "free-audit", "paid")
DIFFICULTIES = ("beginner", "intermediate", "advanced")
AVAILABILITIES = ("active", "archived", "retired")
ADDRESS_BASES = ("stored-text", "general-knowledge")
OFFERS = ("active", "retired", "replaced")
TRACKS = ("analyst", "engineering", "specialist", "research", "leadership")
DEGREES = ("bachelor", "master", "phd")
TERM_CATEGORIES = (
    "language",
    "ml-library",
    "llm-tool",
    "cloud",
    "data-platform",
    "data-eng",
    "mlops-devops",
    "web-eng",
    "viz-bi",
    "ml-method",
    "llm-method",
    "maths",
    "ways-of-working",
)
