"""Runs the rules over one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from docgen.errors import DocgenError, NormError
from docgen.lint.case import NEEDS, Case, Known
from docgen.lint.finding import Finding, Source, severity
from docgen.lint.places import place_words
from docgen.lint.registry import EVERY, Found, Rule, rules
from docgen.lint.verdict import State, Verdict
from docgen.norms import Norm, norm_for

if TYPE_CHECKING:
    from docgen.facts.model import DocumentFacts
    from docgen.facts.recognition.view import PaperView


class LintError(DocgenError):
    """A rule broke on a file: a defect of ours. ``rule`` names it, the cause is chained."""


def judge(docx: bytes, *, norm: Norm | None = None, known: Known | None = None) -> Verdict:
    """Judge a Word file under the norm of its own date, or under ``norm``.

    Raises ``PackageError`` for a broken or hostile file and :class:`LintError`. A paper older than
    every norm is judged by the first one, and a finding says so.
    """
    from docgen.facts.reader import read_facts
    from docgen.facts.recognition import recognise

    facts = read_facts(docx)
    view = recognise(facts, norm or norm_for(None))
    if norm is None:
        norm = norm_of(view)
        if norm.id != norm_for(None).id:
            view = recognise(facts, norm)
    return judge_file(facts, view, norm, known)


def norm_of(view: PaperView) -> Norm:
    """The norm that binds a paper by its date; the first norm for an older paper."""
    from docgen.norms import norms

    try:
        return norm_for(view.day)
    except NormError:
        return norms()[0]


def judge_file(
    facts: DocumentFacts, view: PaperView, norm: Norm, known: Known | None = None
) -> Verdict:
    """Judge what was read and recognised. Raises :class:`LintError`."""
    case = Case(facts, view, norm, known)
    states = {one.id: _state(one, case) for one in rules()}
    ready = [one for one in rules() if states[one.id] is State.CHECKED]
    findings = [finding for one in ready for finding in _findings(one, case)]
    return Verdict(
        norm_id=norm.id,
        genre=case.genre,
        kind=view.kind,
        findings=tuple(sorted(_once(findings), key=lambda one: one.order)),
        rules=states,
        judged={one.id: _judged(one.id, one.word, case) for one in norm.components},
        case=case,
    )


def _state(one: Rule, case: Case) -> State:
    if one.genres is not EVERY and case.genre not in one.genres:
        return State.NOT_APPLICABLE
    if one.component and _source(one, Found(()), case.norm) is None:
        return State.NOT_APPLICABLE
    met = [name for name in one.needs if _meets(name, case)]
    if one.needs and not met:
        wanted = any(name in case.form_components for name in one.needs)
        return State.NOT_CHECKABLE if wanted else State.NOT_APPLICABLE
    return State.CHECKED


def _meets(name: str, case: Case) -> bool:
    return NEEDS[name](case) if name.startswith("@") else bool(case.all(name))


def _judged(component: str, word: str, case: Case) -> State:
    if case.all(component) or component in case.body_component.values():
        return State.CHECKED
    if component not in case.form_components:
        return State.NOT_APPLICABLE
    return State.NOT_CHECKABLE if word in ("picture", "stamp", "run") else State.CHECKED


def _findings(one: Rule, case: Case) -> Iterator[Finding]:
    try:
        found = list(one.check(case))
        yield from (_finding(one, each, case) for each in (_joined(found) if one.gather else found))
    except DocgenError:
        raise
    except Exception as error:
        raise LintError("RULE_FAILED", rule=one.id) from error


def _joined(found: Iterable[Found]) -> Iterator[Found]:
    """Join what differs only in its place; the first place and quote stand for all."""
    groups: dict[tuple[object, ...], list[Found]] = {}
    for each in found:
        key = (each.component, each.source, tuple(sorted(each.params.items())))
        groups.setdefault(key, []).append(each)
    for group in groups.values():
        first = group[0]
        at = tuple(dict.fromkeys(index for each in group for index in each.at))
        sure = min(each.sure for each in group)
        params = {**first.params, "n": str(len(at))}
        span = first.span if len(at) == 1 else None
        yield Found(at, first.quote, params, None, span, sure, first.component, first.source)


def _finding(one: Rule, found: Found, case: Case) -> Finding:
    source = _source(one, found, case.norm)
    if source is None:
        raise LookupError(f"{case.norm.id} makes no demand behind this finding")
    component = one.component or found.component
    return Finding(
        code=one.code,
        rule=one.id,
        component=component,
        defect=one.defect,
        severity=severity(source, found.sure),
        source=source,
        place=place_words(case, found.at),
        paragraphs=found.at,
        span=found.span,
        quote=found.quote,
        params={"ten": _name(component, case.norm), **found.params},
        fix=found.fix,
    )


def _source(one: Rule, found: Found, norm: Norm) -> Source | None:
    if found.source:
        return found.source
    if one.source:
        return one.source(norm)
    component = next(
        (each for each in norm.components if each.id == (one.component or found.component)), None
    )
    if component is None or one.field not in component.evidence:
        return None
    evidence = component.weight(one.field)
    return Source(evidence.basis, evidence.conf, component.legal_ref)


def _name(component: str, norm: Norm) -> str:
    return norm.component(component).name.split(" (")[0] if component else ""


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """One finding per code and place: a notation is not blamed for the size of its number line."""
    seen: set[tuple[object, ...]] = set()
    for one in findings:
        key = (one.code, one.paragraphs or one.component, one.span, one.params.get("a", ""))
        if key not in seen:
            seen.add(key)
            yield one
