"""The checker of a chaos run: the counters of the invariants, from the three ledgers alone. No product code decides."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bench import chaos_checks_audit as record
from bench import chaos_checks_in as way_in
from bench import chaos_checks_out as way_out
from bench.chaos_books import Books

_SHOWN = 3
NOTES = ("I7: campaigns are not built yet; counted is that none of their messages exists.",)


@dataclass(frozen=True)
class Counter:
    """One counter, whose goal is 0, with the first rows that offend."""

    invariant: str
    name: str
    offenders: list[str]

    @property
    def line(self) -> str:
        """The counter as the report shows it: ids only."""
        first = "; ".join(self.offenders[:_SHOWN])
        return f"  {self.invariant:4s} {self.name:20s} {len(self.offenders):6d}   goal 0   {first}".rstrip()


def count(books: Books) -> list[Counter]:
    """Return every counter."""
    sent = way_out.match(books)
    inward: list[tuple[str, Callable[[Books], Iterable[str]]]] = [
        ("I1", way_in.lost_in),
        ("I1", way_in.dup_in),
        ("I2", way_in.stuck_in),
        ("I12", way_in.profile_damage),
        ("I15", way_in.metric_lies),
        ("L3", broken_runs),
        ("L3", text_in_histories),
    ]
    outward: list[tuple[str, Callable[[Books, way_out.Sent], Iterable[str]]]] = [
        ("I3", way_out.dup_out),
        ("I4", way_out.lost_out),
        ("I4", way_out.false_sent),
        ("I4", way_out.false_unsent),
        ("I5", way_out.hidden_ambiguous),
        ("I6", way_out.post_optout_sends),
        ("I7", way_out.quiet_violations),
        ("I8", way_out.post_takeover_sends),
        ("I9", way_out.wrong_recipient),
        ("I10", way_out.unapproved_sends),
        ("I11", way_out.stale_sends),
        ("I13", way_out.reordered),
        ("I14", record.audit_gaps),
    ]
    counters = [Counter(invariant, check.__name__, list(check(books))) for invariant, check in inward]
    counters += [Counter(invariant, check.__name__, list(check(books, sent))) for invariant, check in outward]
    return sorted(counters, key=lambda each: (each.invariant[0] == "L", int(each.invariant[1:])))


def broken_runs(books: Books) -> Iterable[str]:
    """Workflows that ended otherwise than by themselves, and workflow tasks that code could not replay."""
    yield from books.histories.broken
    for cause, times in books.histories.failed_tasks.items():
        if "NON_DETERMINISTIC" in cause or "UNHANDLED_FAILURE" in cause:
            yield f"{cause} {times} times"


def text_in_histories(books: Books) -> Iterable[str]:
    """Histories in which a member's name, number or words stand."""
    return books.histories.with_text
