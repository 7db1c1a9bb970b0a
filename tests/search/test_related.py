"""Which papers are about the same as another one, and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bench.made_up import made_up_library
from tests.indexes import library_of
from tui.library.entry import Entry, Kind
from tui.library.library import Library
from tui.search.related import Related

NOTHING_OF_IT = [
    f"Tale {letter * 3}: {' '.join(letter * 3 + other for other in 'bdfg')}" for letter in "abcdefghijklmnopqrst"
]
"""Papers as long as others, of which none is about what a test is about."""


def titled(*bullets: str) -> Library:
    """A library of titles, each with what follows it in the index, among papers about something else."""
    lines = (bullet.partition(" | ") for bullet in (*bullets, *NOTHING_OF_IT))
    return library_of("".join(f"- [{title}](/{at}.md): {rest}\n" for at, (title, _, rest) in enumerate(lines)))


def related_to_the_first(*bullets: str) -> list[tuple[str, tuple[str, ...]]]:
    """The titles of what is related to the first paper, with what is shared."""
    library = titled(*bullets)
    return [(related.entry.title, related.shared) for related in Related(library).of(library.papers[0])]


def test_papers_that_share_rare_words_are_related_and_the_words_are_why() -> None:
    assert related_to_the_first("Tiered memory for Databases", "Databases on tiered memory") == [
        ("Databases on tiered memory", ("Tiered memory", "Databases"))
    ]


def test_a_summary_says_what_a_title_does_not() -> None:
    assert related_to_the_first("Ray | Actors for reinforcement learning.", "Reinforcement with actors") == [
        ("Reinforcement with actors", ("Actors", "reinforcement"))
    ]


def test_a_shared_tag_counts_more_than_words_and_is_shown_as_a_tag() -> None:
    related = related_to_the_first(
        "Husky isolates | #RDMA", "Isolates of a husky breed", "Network cards | #rdma", "Storage | #disks"
    )
    assert related == [("Isolates of a husky breed", ("Husky isolates",)), ("Network cards", ("#RDMA",))]
    (tagged,) = related_to_the_first("Offloading | #RDMA", "Cards | #rdma", "Offloading mail")
    assert tagged == ("Cards", ("#RDMA",))


def test_the_words_of_a_shared_tag_are_not_named_again() -> None:
    ((_, shared),) = related_to_the_first("GPU sharing one | #GPU_sharing", "Two | #gpu_sharing")
    assert shared == ("#GPU_sharing",)


def test_a_tag_means_the_same_as_its_words_in_a_title() -> None:
    assert related_to_the_first("Gradients | #parameter_server", "The parameter server") == [
        ("The parameter server", ("parameter_server",))
    ]


def test_words_that_only_different_tags_share_say_nothing() -> None:
    assert related_to_the_first("One | #applied_physics_topics:_waves", "Two | #applied_physics_topics:_heat") == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Cluster scheduling", "Schedulers of clusters"),
        ("Policies for caches", "A caching policy"),
        ("GPUs share batches", "Sharing a GPU batch"),
        ("Batches being planned", "A batch to plan"),
        ("分布式系统", "关于分布式系统的论文"),
        ("Cafés of Łódź", "A cafe in Lodz"),
    ],
)
def test_forms_of_a_word_are_one_word(first: str, second: str) -> None:
    assert [title for title, _ in related_to_the_first(first, second)] == [second]


def test_a_transformer_does_not_transform() -> None:
    assert related_to_the_first("Wavelet transforms", "Transformers for speech") == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Towards an efficient approach", "An efficient approach, towards 2022"),
        ("The 2022 report", "A report of 2022"),
        ("Consensus in a shared log", "Wireless consensus among many sensors of a bridge"),
    ],
)
def test_words_that_tell_nothing_and_one_weak_word_are_no_reason(first: str, second: str) -> None:
    assert related_to_the_first(first, second) == []


def test_the_same_venue_is_no_reason() -> None:
    library = library_of(
        "- [OSDI 2022](/osdi-2022.md)\n- [Whales](/osdi-2022/whales.md)\n- [Reefs](/osdi-2022/reefs.md)\n"
    )
    assert list(Related(library).of(library.papers[0])) == []


@pytest.mark.parametrize(
    "names",
    ["SIGCOMM 2016", "MIT & University of Quito", "Tundra Labs; Best Paper Award!", "Universidad de Quito; arXiv 7"],
)
def test_the_same_institution_venue_or_award_is_no_reason(names: str) -> None:
    assert related_to_the_first(f"Whales | {names}; How they sing.", f"Reefs | {names}; Where they grow.") == []
    assert related_to_the_first(f"Whales | {names}", f"Reefs | {names}") == []


def test_papers_of_a_subject_that_many_have_are_related_after_those_that_share_more() -> None:
    many = [f"Quantum annealing of {chr(97 + at) * 4}" for at in range(10)]
    related = related_to_the_first("Quantum annealing in Lapland", *many, "Lapland in quantum states")
    assert related[0] == ("Lapland in quantum states", ("Lapland", "Quantum"))
    assert related[1:] == [(title, ("Quantum annealing",)) for title in many[:4]]


def test_what_almost_all_papers_have_is_no_reason() -> None:
    assert related_to_the_first(*(f"Quantum {chr(97 + at) * 4} annealing {at}" for at in range(26))) == []


@pytest.mark.parametrize("word", ["aware", "Adaptive", "access", "dynamically"])
def test_a_word_that_tells_little_is_a_reason_only_beside_another_one(word: str) -> None:
    assert related_to_the_first(f"Tides {word} of whales", f"{word} corals of whales") == []
    ((_, shared),) = related_to_the_first(f"Tide-{word} whales", f"Corals by the tides, {word}")
    assert shared == (f"Tide-{word}",)


def test_words_that_stand_side_by_side_in_both_are_one_reason() -> None:
    ((_, shared),) = related_to_the_first("Fair GPU-Sharing in the reefs", "GPU sharing; reefs; a fair")
    assert shared == ("GPU-Sharing", "Fair", "reefs")


def test_what_a_hyphen_makes_one_word_of_counts_less_than_two_words_together() -> None:
    related = related_to_the_first("Black-box tuned clusters", "Black-box whales", "Tuned clusters whale")
    assert [shared for _, shared in related] == [("tuned clusters",), ("Black-box",)]


def test_what_titles_say_counts_more_than_what_summaries_say() -> None:
    related = related_to_the_first("Coral reefs", "Whales sing | coral near reefs", "Reefs with coral | whales sing")
    assert [title for title, _ in related] == ["Reefs with coral", "Whales sing"]


def test_a_tag_of_one_word_is_enough_where_the_other_paper_says_it() -> None:
    assert related_to_the_first("A framework with Ray", "Schedulers | #Ray") == [("Schedulers", ("Ray",))]
    assert related_to_the_first("A framework with Ray", "Schedulers | #all_about_Ray") == []


def by_hand(*papers: Entry) -> list[tuple[str, tuple[str, ...]]]:
    """What is related to the first of some papers, among papers about something else."""
    library = Library("", (*papers, *map(Entry, NOTHING_OF_IT)))
    return [(related.entry.title, related.shared) for related in Related(library).of(papers[0])]


def test_papers_of_a_topic_are_related_and_the_topic_is_why() -> None:
    topic = Entry("GPU Sharing", kind=Kind.TOPIC)
    whales, corals = Entry("Sharing GPU whales", topics=[topic]), Entry("Corals sharing a GPU", topics=[topic])
    assert by_hand(whales, Entry("GPU sharing pipes"), corals) == [
        ("Corals sharing a GPU", ("same topic: GPU Sharing",)),
        ("GPU sharing pipes", ("Sharing GPU",)),
    ]


def test_an_author_of_both_is_a_reason_and_further_ones_are_not_more() -> None:
    first = Entry("Whales sing softly", authors=("Ada Lovelace", "Grace Hopper", "Hung-Hsin Chen"))
    namesakes = Entry("Corals grow", authors=("ADA LOVELACE", "Hung Hsin Chen", "Grace Hopper"))
    assert by_hand(first, namesakes, Entry("Sing softly, corals")) == [
        ("Sing softly, corals", ("sing softly",)),
        ("Corals grow", ("Ada Lovelace",)),
    ]


def test_a_rarer_word_makes_a_paper_nearer() -> None:
    others = ["Memory tiers now", "Memory pages then", "Tiers of zebras", "Zebras and their memory"]
    related = related_to_the_first("Memory tiers of zebras", *others, "Memory lane", "Memory palace")
    assert related[0][0] == "Tiers of zebras"


def test_words_that_stand_together_count_more_than_words_apart() -> None:
    related = related_to_the_first(
        "Point clouds seen", "Clouds with no silver point", "A point that clouds", "Clouds from every point"
    )
    assert related[0][0] != "Clouds with no silver point"
    assert len(related) == 3


def test_a_long_summary_is_not_near_to_everything() -> None:
    words = " ".join(f"w{number}ord" for number in range(300))
    related = related_to_the_first(
        "Coral reefs in winter", f"Everything | Coral and winter and reefs and {words}", "Winter of coral"
    )
    assert related[0][0] == "Winter of coral"


def test_neither_itself_nor_its_namesakes_are_related() -> None:
    related = related_to_the_first(
        "Deep coral reefs", "Deep Coral Reefs!", "Coral reefs at night", "Coral Reefs: At Night", "Coral reefs"
    )
    assert [title for title, _ in related] == ["Coral reefs", "Coral reefs at night"]


def test_there_are_at_most_five_with_four_reasons_each_and_equal_ones_keep_the_order_of_the_index() -> None:
    others = [f"Copper, emerald, basalt, dolomite, amber {word}" for word in "uno dos tres cinco seis ocho".split()]
    related = related_to_the_first("Amber basalt copper dolomite emerald", *others)
    assert [title for title, _ in related] == others[:5]
    assert {shared for _, shared in related} == {("Amber", "basalt", "copper", "dolomite")}


def test_a_phrase_has_at_most_four_words() -> None:
    ((_, shared),) = related_to_the_first(
        "Amber basalt copper dolomite emerald", "The amber basalt copper dolomite emerald"
    )
    assert shared == ("Amber basalt copper dolomite", "emerald")


@pytest.mark.parametrize("kind", [Kind.VENUE, Kind.EDITION, Kind.TOPIC])
def test_only_papers_are_related(kind: Kind) -> None:
    library = titled("Tiered memory", "Memory, tiered")
    assert not Related(library).of(Entry("Tiered memory pages", kind=kind))
    assert Related(library).of(Entry("Tiered memory pages"))


def test_the_reasons_are_in_the_paper_that_is_asked_about() -> None:
    library = made_up_library(3000, seed=11)
    related = Related(library)
    asked = [(paper, related.of(paper)) for paper in library.papers[::40]]
    assert sum(bool(nearest) for _, nearest in asked) > 10
    for paper, nearest in asked:
        text = " ".join((paper.title, paper.summary, *(f"#{tag}" for tag in paper.tags)))
        assert all(reason in text for other in nearest for reason in other.shared)


def test_the_answer_does_not_depend_on_what_was_asked_before() -> None:
    library = made_up_library(500, seed=11)
    used = Related(library)
    for paper in library.papers[:30]:
        assert used.of(paper) == used.of(paper)
    assert used.of(library.papers[7]) == Related(library).of(library.papers[7])


@given(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=60), st.lists(st.text(max_size=9))), max_size=6))
def test_any_papers_can_be_asked_about(papers: list[tuple[str, str, list[str]]]) -> None:
    entries = tuple(
        Entry(title, tags=tuple(tags), summary=summary, line=line)
        for line, (title, summary, tags) in enumerate(papers, 1)
    )
    related = Related(Library("", entries))
    for entry in entries:
        for other in related.of(entry):
            assert other.entry in entries
            assert other.entry is not entry
            assert other.shared
            assert all(reason.strip() for reason in other.shared)


def test_huge_papers_are_compared() -> None:
    huge = "word " * 20_000 + "論" * 20_000
    entries = tuple(Entry(f"{huge}{number}", tags=(huge,) * 200, summary=huge) for number in range(3))
    assert len(Related(Library("", entries)).of(Entry("word 論論", summary=huge))) <= 3
