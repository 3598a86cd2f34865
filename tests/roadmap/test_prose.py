"""Curated Markdown becomes markup that can do no harm."""

import pytest

from roadmap.templatetags.prose import inline, lost, markdown


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*so* **it** `goes`", "<p><em>so</em> <strong>it</strong> <code>goes</code></p>\n"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"),
        ("3. three", '<ol start="3">\n<li>three</li>\n</ol>\n'),
        ("## Heading", "<h2>Heading</h2>\n"),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>\n"),
        ("", ""),
        ("right-to-left שלום and 🚀", "<p>right-to-left שלום and 🚀</p>\n"),
    ],
)
def test_markdown_is_rendered(text: str, html: str) -> None:
    assert markdown(text) == html


def test_tables_scroll_inside_themselves_and_a_corner_is_no_heading() -> None:
    html = markdown("| | years |\n|---|---|\n| Master | 2 |")

    assert "".join(html.split("\n")) == (
        '<div class="table-scroll" role="group" tabindex="0" aria-label="Table"><table>'
        "<thead><tr><td></td><th>years</th></tr></thead>"
        "<tbody><tr><td>Master</td><td>2</td></tr></tbody>"
        "</table></div>"
    )


@pytest.mark.parametrize("scheme", ["https://example.org/", "http://example.org/", "mailto:ada@example.org"])
def test_links_do_not_vouch_for_their_target(scheme: str) -> None:
    assert markdown(f"[here]({scheme})") == f'<p><a href="{scheme}" rel="nofollow noopener">here</a></p>\n'


def test_links_within_the_site_stay() -> None:
    assert 'href="/roadmap/"' in markdown("[the roadmap](/roadmap/)")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "ftp://example.org/"]
)
def test_links_lead_to_web_addresses_only(address: str) -> None:
    assert "href" not in markdown(f"[here]({address})")
    assert "href" not in markdown(f"<{address}>")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<p style='color:red' onclick='x()'>red</p>",
        '<a href="/" hx-post="/milestones/python/reopen/">x</a>',
        "<iframe src='https://evil.example/'></iframe>",
        "<!-- comment -->",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
    ],
)
def test_raw_html_is_shown_and_not_obeyed(text: str) -> None:
    html = markdown(text)

    assert html.startswith("<p>&lt;")
    assert html.count("<") == 2


@pytest.mark.parametrize("text", ["![alt](https://evil.example/x.png)", "# Title", "```js\nalert(1)\n```"])
def test_tags_and_attributes_off_the_list_are_dropped(text: str) -> None:
    html = markdown(text)

    assert not any(tag in html for tag in ("<img", "<h1", "class="))


def test_markdown_nested_without_end_is_cut_off() -> None:
    assert markdown("> " * 2_000 + "deep").count("<blockquote>") < 100


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("**all** of [it](https://example.org/) and `<b>code</b>`, 2 < 3", set()),
        ("some <b>bold</b>", {"html"}),
        ("<div>\nblock\n</div>", {"html"}),
        ("> - ![deep](https://example.org/a.png)", {"image"}),
        ("# one\n\n## two\n\n##### five", {"heading"}),
        ("# one <i>x</i> ![y](z.png)", {"heading", "html", "image"}),
        ("", set()),
    ],
)
def test_what_readers_will_not_see_is_named(text: str, kinds: set[str]) -> None:
    assert lost(text) == kinds


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Plain & simple", "Plain &amp; simple"),
        ("Run `a < b`, *then* look", "Run <code>a &lt; b</code>, <em>then</em> look"),
        ("# no heading\n- no list", "# no heading\n- no list"),
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
        ("[a](javascript:b)", "[a](javascript:b)"),
    ],
)
def test_line_of_prose_stays_a_line(text: str, html: str) -> None:
    assert inline(text) == html
