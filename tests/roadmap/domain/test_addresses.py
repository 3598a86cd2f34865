"""Which addresses of the web may be asked for, and which machines may be talked to."""

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.addresses import Destination, destination, is_public, redirected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://Example.org", Destination("https", "example.org", 443, "/")),
        ("http://example.org:443/a?b=c#d", Destination("http", "example.org", 443, "/a?b=c")),
        ("https://m\u00fcnchen.example/\u00fc b", Destination("https", "xn--mnchen-3ya.example", 443, "/%C3%BC%20b")),
        ("http://[2606:2800::1]/", Destination("http", "2606:2800::1", 80, "/")),
        ("http://2130706433/", Destination("http", "2130706433", 80, "/")),
    ],
)
def test_address_says_what_to_ask_of_whom(url: str, expected: Destination) -> None:
    assert destination(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "ftp://example.org/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "http://user@example.org/",
        "http://@example.org/",
        "http://example.org:22/",
        "http://example.org:99999/",
        "http://example.org:x/",
        "http://[::1",
        "http://[fe80::1%25eth0]/",
        "http://[v1.x]/",
        "http://exa mple.org/",
        "http://a..b/",
        f"http://{'a' * 64}.org/",
    ],
)
def test_what_is_no_address_of_the_web_is_not_asked(url: str) -> None:
    assert destination(url) is None


@pytest.mark.parametrize(
    ("url", "authority"),
    [
        ("https://example.org/", "example.org"),
        ("http://example.org:443/", "example.org:443"),
        ("https://[2606::1]:80/", "[2606::1]:80"),
    ],
)
def test_authority_names_the_port_where_it_does_not_go_without_saying(url: str, authority: str) -> None:
    found = destination(url)

    assert found
    assert found.authority == authority


@given(st.text())
def test_no_text_breaks_out_of_its_place(text: str) -> None:
    found = destination(f"https://example.org/{text}")

    assert found is None or (found.target.isascii() and found.target.isprintable() and " " not in found.target)


@given(st.text(), st.text(st.characters(max_codepoint=255)))
def test_every_redirect_leads_somewhere_or_nowhere(url: str, location: str) -> None:
    new = redirected(url, location)

    assert new is None or destination(new) is None or len(new) > 0


@pytest.mark.parametrize("text", ["93.184.215.14", "1.1.1.1", "2606:4700::1111", "2a00:1450:4001:80b::200e"])
def test_machines_on_the_internet_are_public(text: str) -> None:
    assert is_public(text)


@pytest.mark.parametrize(
    "text",
    [
        "nothing",
        "0.0.0.0",  # noqa: S104 (nothing is bound to it)
        "10.0.0.1",
        "100.64.0.1",
        "127.0.0.1",
        "127.8.8.8",
        "169.254.169.254",
        "172.16.0.1",
        "192.0.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "239.1.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::808:808",
        "::ffff:127.0.0.1",
        "::ffff:8.8.8.8",
        "64:ff9b::7f00:1",
        "64:ff9b::808:808",
        "64:ff9b:1::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "fe80::1%eth0",
        "2606:4700::1111%eth0",
        "fec0::1",
        "ff02::1",
        "ff0e::1",
    ],
)
def test_others_are_not(text: str) -> None:
    assert not is_public(text)


@given(st.ip_addresses())
def test_no_public_machine_is_other_than_global(address: IPv4Address | IPv6Address) -> None:
    assert not is_public(str(address)) or (address.is_global and not address.is_multicast)


@given(st.ip_addresses(v=4))
def test_no_address_is_public_in_another_ones_clothes(inner: IPv4Address) -> None:
    clothes = [IPv6Address(prefix + int(inner)) for prefix in (0, 0xFFFF << 32, 0x64FF9B << 96)]
    clothes.append(IPv6Address((0x2002 << 112) + (int(inner) << 80)))

    assert not any(is_public(str(address)) for address in clothes)


@pytest.mark.parametrize(
    ("url", "location", "expected"),
    [
        ("http://a.org/b", "/c", "http://a.org/c"),
        ("http://a.org/b#part", "/c", "http://a.org/c#part"),
        ("http://a.org/b#part", "/c#other", "http://a.org/c#other"),
        ("http://a.org/b", " //c.org/d e ", "http://c.org/d%20e"),
        ("http://a.org/", "\u00c3\u00bc", "http://a.org/%C3%BC"),
        ("http://a.org/", "", None),
        ("http://a.org/", "http://[::1", None),
    ],
)
def test_redirect_leads_on_from_where_it_stands(url: str, location: str, expected: str | None) -> None:
    assert redirected(url, location) == expected
