"""The static check of a template: every fault at once, each with its place (``style.md`` 7.7).

Nothing is rendered here. :mod:`docgen.office.templates` renders the samples one floor up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from docgen.errors import PackageError, TemplateError
from docgen.facts.package import Package, read_package
from docgen.problems import Problem, Report, Severity
from docgen.templating import check_content as content
from docgen.templating import check_descriptor, check_styles, check_tags
from docgen.templating.check_descriptor import Beside
from docgen.templating.check_measures import measure_problems
from docgen.templating.package import write_package
from docgen.templating.places import Story, part_title, stories, whole_file
from docgen.templating.prepare import prepare, text_parts
from docgen.templating.rule_lengths import frame_names, rule_names
from docgen.templating.stamp import stamp

if TYPE_CHECKING:
    from docgen.norms.model import Form, Norm
    from docgen.templating.catalogue import Descriptor
    from docgen.templating.shapes import Shape


def check_template(
    docx: bytes,
    descriptor: Descriptor | None,
    norm: Norm,
    known: Mapping[str, Shape],
    beside: Beside | None = None,
) -> Report:
    """Check a template as the clerk saved it; an empty report means it may be shipped.

    ``known`` are the names the context provides with their shapes. Without ``descriptor`` the
    file stands for itself: no variables, samples or history are compared, and what every form
    with number, date and one signer has is asked of it. Every problem tells its place in words as
    ``params["cho"]`` and, where there is one, quotes the text. Raises nothing for a bad file.
    """
    try:
        package = read_package(docx)
    except PackageError as error:
        return Report((_refusal(error),))
    if damaged := _damage(package):
        return Report(damaged)
    found = _Check(package, norm, known).run(docx, descriptor)
    if descriptor is not None and beside is not None:
        found += check_descriptor.folder_problems(descriptor, package, beside)
    return Report(tuple(found))


def damage(docx: bytes) -> Report:
    """What keeps a file from being stamped at all: a refused package, measures in no number."""
    try:
        return Report(_damage(read_package(docx)))
    except PackageError as error:
        return Report((_refusal(error),))


def _damage(package: Package) -> tuple[Problem, ...]:
    names = (*text_parts(package), package.parts_by_kind("styles")[0])
    return tuple(measure_problems(stories(package, names)))


def _refusal(error: PackageError) -> Problem:
    part = error.params.get("part", "")
    return Problem(error.code, (part,) if part else (), {**error.params, "cho": part_title(part)})


class _Check:
    """One check of one package."""

    def __init__(self, package: Package, norm: Norm, known: Mapping[str, Shape]) -> None:
        self.package = package
        self.norm = norm
        self.known = known
        self.stories: Sequence[Story] = stories(package, text_parts(package))
        self.sheet = check_styles.style_sheet(package)

    def run(self, docx: bytes, descriptor: Descriptor | None) -> list[Problem]:
        """All problems: tags, content, looks; then what only a file without them can have."""
        stamped = stamp(self.package, self.norm)
        found = self._tags(descriptor)
        found += self._content()
        found += self._parts(descriptor)
        found += self._looks(stamped)
        if not found and write_package(stamped.parts) != docx:
            found.append(whole_file("NOT_BUILT"))
        if not found:
            found += self._slow(stamped)
        if descriptor is not None:
            found += check_descriptor.descriptor_problems(descriptor, self.norm, docx)
        return found

    def _tags(self, descriptor: Descriptor | None) -> list[Problem]:
        found = check_tags.language_problems(self.package, self.stories)
        for story in self.stories:
            found += check_tags.block_problems(story)
        if not found and (problem := check_tags.parse_problem(self.package, self.stories)):
            found.append(problem)
        names = check_tags.NameCheck(self.known)
        for story in self.stories:
            found += names.run(story)
        if descriptor is not None:
            found += check_descriptor.variable_problems(descriptor, names)
        return found

    def _content(self) -> list[Problem]:
        return [
            *content.hidden_things(self.stories),
            *content.comments_left(self.package, self.stories),
            *content.foreign_fields(self.stories),
            *content.tags_in_properties(self.package),
            *content.table_problems(self.stories, self.sheet),
            *content.rule_problems(self.stories, self.sheet, rule_names(self.norm)),
        ]

    def _parts(self, descriptor: Descriptor | None) -> Iterator[Problem]:
        forms = forms_asked(descriptor, self.norm)
        return content.missing_parts(self.stories, self.sheet, self.norm, forms)

    def _looks(self, stamped: Package) -> list[Problem]:
        return [
            *check_styles.foreign_styles(self.stories, self.sheet, self.norm),
            *check_styles.changed_styles(self.stories, self.sheet, stamped, self.norm),
            *check_styles.direct_formatting(self.stories, self.sheet, self.norm),
            *check_styles.page_problems(self.package, stamped, self.norm),
        ]

    def _slow(self, stamped: Package) -> Iterator[Problem]:
        """A sound template that still goes through docxtpl, some hundred times slower."""
        from docgen.templating.compile import compile_template

        try:
            prepared = prepare(stamped, rule_names(self.norm), frame_names(self.norm))
            reason = compile_template(prepared).unsupported
        except TemplateError as error:
            part = part_title(error.params.get("part", ""))
            yield Problem(error.code, (), {**error.params, "part": part, "cho": part})
            return
        if reason:
            told = {"cho": "tệp Word", "ly_do": reason}
            yield Problem("NOT_ON_HOT_PATH", (), told, severity=Severity.CANH_BAO)


def forms_asked(descriptor: Descriptor | None, norm: Norm) -> list[Form]:
    """The form of a descriptor, or every form of a kind with number, date and one signer."""
    if descriptor is not None:
        return [form for form in norm.forms if form.id == descriptor.mau_nd30]
    used = {name for kind in norm.kinds for name in kind.forms or ()}
    return [
        form
        for form in norm.forms
        if form.id in used and form.has_number and form.has_date and form.signers == "one"
    ]


def blank_parts(docx: bytes, paper: bytes, descriptor: Descriptor, norm: Norm) -> tuple[str, ...]:
    """Names of the parts that a rendered paper lacks although its template always prints them.

    ``docx`` is the template, ``paper`` the Word file made of it.
    """
    template, printed = (_read(one) for one in (docx, paper))
    forms = forms_asked(descriptor, norm)
    return tuple(one.name for one in content.blank_parts(template, printed, norm, forms))


def _read(docx: bytes) -> tuple[Sequence[Story], check_styles.StyleSheet]:
    package = read_package(docx)
    return stories(package, text_parts(package)), check_styles.style_sheet(package)
