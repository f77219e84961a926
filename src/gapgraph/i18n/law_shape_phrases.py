"""The messages of the shapes of the law, in English and Spanish; they are written into ontology/shapes/protections."""

from __future__ import annotations

from typing import Final

STATED_DUTY_FOUND: Final[dict[str, tuple[str, str]]] = {
    "unmet": (
        "The source says that a duty was not fulfilled.",
        "La fuente dice que un deber no se cumplió.",
    ),
    "underserved": (
        "The source says that a duty was fulfilled only in part.",
        "La fuente dice que un deber se cumplió solo en parte.",
    ),
}
"""The message if the source itself says how a duty is fulfilled, by verdict."""

STATED_DUTY_REMEDY: Final[tuple[str, str]] = (
    "Read the quoted sentence and the article. What Gapgraph derives doesn't replace what the source says of the duty.",
    "Lea la frase citada y el artículo. Lo que Gapgraph deduce no sustituye lo que la propia fuente dice del deber.",
)
"""The remedy in a message about what the source itself says of a duty."""

DUTY_FOUND: Final[dict[str, tuple[str, str]]] = {
    "unmet": (
        "The report shows people who lack the protection, which is at odds with the article.",
        "El informe muestra a personas que carecen de la protección, lo que no concuerda con el artículo.",
    ),
    "underserved": (
        "The report shows that the protection is insufficient.",
        "El informe muestra que la protección es insuficiente.",
    ),
    "unknown": (
        "The report doesn’t show whether the protection is given.",
        "El informe no muestra si se da la protección.",
    ),
}
"""The message for what a report shows of a duty, by verdict."""

DUTY_REMEDY: Final[dict[str, tuple[str, str]]] = {
    "unmet": (
        "Give the protection to the people named, or correct the quoted claims if they misread the source.",
        "Dé la protección a las personas nombradas, o corrija las afirmaciones citadas si leen mal la fuente.",
    ),
    "underserved": (
        "Make the protection sufficient for the people named, or correct the quoted claims if they misread the source.",
        "Haga suficiente la protección para esas personas, o corrija las afirmaciones citadas si leen mal la fuente.",
    ),
    "unknown": (
        (
            "Find out whether the protection is given, and add a claim with its evidence. "
            "A protection may exist even if the report doesn't mention the protection."
        ),
        (
            "Averigüe si se da la protección y añada una afirmación con su prueba. Una protección puede existir "
            "aunque el informe no la mencione."
        ),
    ),
}
"""The remedy in a message about what a report shows of a duty, by verdict."""

TIERS_OF_DUTIES: Final[dict[str, tuple[str, str]]] = {
    "binding": ("binding", "vinculantes"),
    "qualified": ("qualified", "con salvedad"),
    "soft": ("soft", "blandos"),
}
"""Adjectives that say how firmly a duty binds."""

ASSESSMENT_OF: Final = ("assessment of {article}", "evaluación de {article}")
"""The label of the shape of an article."""

STATED_OF_DUTIES: Final = ("what a source says of {tier} duties", "lo que una fuente dice sobre los deberes {tier}")
"""The label of a shape about a source's own statement on a duty."""
