"""Refusals of forms and of their templates, by the names of slot and template."""

from __future__ import annotations

from ledger.errors import N_, InputRejected


class UnknownForm(InputRejected):
    """A form that there is none of."""

    message = N_("There is no form “{name}”")
    hint = N_("Forms: {known}. See “socai report forms”.")


class NotOfSuchPeriods(InputRejected):
    """A form is asked for over a kind of period that it is not of."""

    message = N_("The form {form} is not written over a period such as “{period}”")
    hint = N_("It is of: {periods}. Other days are asked for with --from and --to.")


class TemplateRefused(InputRejected):
    """A template that is not used."""

    message = N_("The template “{template}” could not be read: {detail}")
    hint = N_("Begin with the one that is built in: socai report template {form} --output FILE")


class UnknownSlot(TemplateRefused):
    """A template names a slot that the form has not."""

    message = N_(
        "In the template “{template}”, place {place}, stands “{slot}”, which the form {form} does "
        "not know"
    )
    hint = N_("Names near it: {near}. All of them: socai report template {form} --slots")


class SlotNotInOwnList(UnknownSlot):
    """A unit's own list of targets, in place of the built-in one, lacks what the form tells of."""

    message = N_(
        "In the template “{template}”, place {place}, stands “{slot}”; the unit's own list of "
        "targets {file}, which takes the place of the built-in one, has nothing of it"
    )
    hint = N_(
        "Give {file} what is missing (`socai targets show {list}` prints the built-in list), or "
        "the form {form} a template without it: socai report template {form} --output FILE"
    )


class MissingSlot(TemplateRefused):
    """A template leaves out what the form must say."""

    message = N_("The template “{template}” lacks slots of the form {form}: {slot}")
    hint = N_("Put them in, each in two braces: {{{{ {first} }}}}.")


class TagNotClosed(TemplateRefused):
    """Braces are opened and not closed, or a loop without its end."""

    message = N_("In the template “{template}”, place {place}, a tag is not closed: {slot}")
    hint = N_("A slot stands in two braces on each side: {{{{ ST.current }}}}.")


class StepNotClosed(TagNotClosed):
    """A loop or a condition is begun and not ended, or ended and not begun."""

    message = N_("In the template “{template}”, place {place}, a step has no other end: {slot}")
    hint = N_(
        "Rows are repeated between a row with {{%tr for row in T.rows %}} and one with "
        "{{%tr endfor %}}; what may be left out stands between {{%p if superior %}} and "
        "{{%p endif %}}, each in a paragraph of its own."
    )


class NotASlot(TemplateRefused):
    """Something else than a name stands in braces."""

    message = N_("In the template “{template}”, place {place}, “{slot}” is no name of a slot")
    hint = N_(
        "Between the braces stands a name alone, as {{{{ ST.current }}}}; nothing is reckoned."
    )


class FormulaBesideRows(TemplateRefused):
    """A sheet of a workbook has a formula and a row that is repeated: it would reckon wrongly."""

    message = N_(
        "In the template “{template}” the cell {slot} holds a formula, and rows of the sheet are "
        "repeated"
    )
    hint = N_("Put formulas on a sheet of their own.")


class FreeSlotFilled(TemplateRefused):
    """A template would have the program write what only a person writes."""

    message = N_(
        "In the template “{template}”, place {place}, the free slot “{slot}” is to be filled"
    )
    hint = N_("Free slots are left blank for a person: write {{{{ {slot} }}}} alone.")
