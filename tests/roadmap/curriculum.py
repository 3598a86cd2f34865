"""A curriculum small enough to read, with something in every table, as files in a directory."""

from pathlib import Path
from typing import Any

import yaml

from roadmap.domain.content import Content

SMALL = """
sources:
  article:
    title: The article
    publisher: A publisher
    published: '2025'
categories:
  programming:
    title: Programming
specialisations:
  vision:
    title: Vision
stages:
  base:
    title: Base
    audience: Beginners.
    focus: [one, two]
    hours_min: 10
    hours_max: 20
    months_min: 1
    changes: Things get clearer.
    stuck: Reading without doing.
    citations:
      - {source: article, section: First part}
  work:
    title: Work
    audience: Starters.
    hours_min: 0
    months_min: 6
skills:
  python:
    title: Python
    category: programming
    aliases: [python, py]
    summary: A language.
    levels: {1: Reads it., 2: Writes it.}
    esco: {uri: 'https://esco.example/1', label: Python, match: exact}
    onet:
      - {soc: 15-2051.00, technology: Python, hot: true}
      - {soc: 15-2051.00, technology: Anaconda}
  sql:
    title: SQL
    category: programming
    aliases: [sql]
milestones:
  set-up:
    title: Set up
    stage: base
    kind: build
    outcome: A repository.
    evidence: repository
    hours: 8
    skills: {python: 1}
  exercises:
    title: Exercises
    stage: base
    kind: practise
    outcome: Thirty of them.
    evidence: repository
    hours: 60
    hours_min: 40
    hours_max: 80
    hours_basis: Two each.
    why: It is the daily bread.
    done_means: [All pass., None is copied.]
    how_to_start: [Pick one., Solve it.]
    pitfalls: Copying.
    evidence_note: The repository.
    prerequisites: [set-up]
    skills: {sql: 2}
    any_of: {language: {python: 2}}
  see:
    title: See
    stage: work
    specialisation: vision
    kind: prove
    outcome: A model that sees.
    evidence: link
    hours: 30
    prerequisites: [exercises, set-up]
routes:
  direct:
    title: Direct
    summary: Straight on.
    audience: The impatient.
    cost: A year.
    earns: Nothing yet.
    pros: [It is short.]
    cons: [It is steep., It is lonely.]
    steps: {set-up: required, exercises: required, see: optional}
    citations:
      - {source: article, section: Second part}
resources:
  book:
    title: The book
    author: Somebody
    kind: book
    url: https://book.example/
    cost: free
    level: beginner
    year: 2020
    named_in: article
    verdict: Best for the first part; skip the last.
    skills: [python]
    milestones: [exercises, set-up]
  course:
    title: The course
    author: Somebody
    kind: course
    url: https://course.example/
    cost: paid
    level: advanced
    year: 2021
certifications:
  old-exam:
    title: Old exam
    issuer: Somebody
    level: entry
    availability: replaced
    retired_on: 2024-05-01
    replaced_by: [new-exam]
    url: https://exam.example/old
  new-exam:
    title: New exam
    issuer: Somebody
    level: entry
    url: https://exam.example/new
    proves: Care.
    worth: When asked.
    not_worth: When not.
    skills: {python: 3, sql: 1}
    seen_at: ['https://seen.example/']
terms:
  go:
    title: Go
    category: language
    exact: [Go, GO]
    not_in: [Go to market]
    only_with: [backend]
  py:
    title: Python
    category: language
    aliases: [python, python3]
    skill: python
    level: 3
    note: The language.
roles:
  junior:
    title: Junior
    level: 1
    track: engineering
    scope: Small tasks.
    day: Tickets.
    asks: Python.
    entry: By asking.
    leads: Onwards.
    years_min: 0
    skills: {python: 2}
    any_of: {language: {sql: 1}}
    key_milestones: [exercises]
    next_roles: [engineer]
  engineer:
    title: Engineer
    level: 2
    track: engineering
    specialisation: vision
    scope: Whole models.
    titles: [ml engineer]
    years_min: 2
    years_max: 5
    experience:
      bachelor: {months: 60, source: article}
      master: {months: 24}
    onet: {code: 15-2051.00, title: Data Scientists, match: close}
questions:
  when:
    question: When?
    answer: |-
      Now.

      - Or soon.
    citations:
      - {source: article, section: Third part}
    stages: [base]
    milestones: [set-up]
    roles: [junior]
glossary:
  baseline: {term: Baseline, meaning: The simplest answer that a better one has to beat.}
"""

ITEMS = 21


def small() -> Content:
    """The items of the small curriculum, to be changed at will."""
    content: Content = yaml.safe_load(SMALL)
    return content


def write_files(path: Path, content: Content) -> Path:
    """Files that say the content as somebody might have typed it; returns their directory."""
    path.mkdir(exist_ok=True)
    documents: dict[str, Any] = {f"{name}.yaml": items for name, items in content.items()}
    skills = {name: documents.pop(f"{name}.yaml") for name in ("categories", "skills") if f"{name}.yaml" in documents}
    for name, document in (documents | ({"skills.yaml": skills} if skills else {})).items():
        (path / name).write_text(yaml.safe_dump(document, sort_keys=False), encoding="utf-8")
    return path
