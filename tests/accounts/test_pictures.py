"""Pictures of projects: drawn anew, kept small, refused with words, and seen by nobody else."""

import io
from typing import Any

import pytest
from django.test import Client
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from accounts.actions.pictures import MOST_KEPT, Drawn, PictureError, drawn_anew
from accounts.models import Project, ProjectPicture, User
from accounts.readers.pictures import shared_picture
from tests.accounts.pictures import GREEN, bomb, file_of, noise, plain, sent
from tests.conftest import Queries
from tests.factories import ProjectFactory, ProjectPictureFactory, UserFactory
from tests.pages import main, page, texts

ADD = "/record/projects/add/"
UNREADABLE = "This is no picture that can be read. Save it as PNG, JPEG or WebP, then choose it again."
TOO_MANY_PIXELS = "This picture has too many pixels: at most 50 million. Save it smaller, then choose it again."


def drawn(content: bytes) -> Drawn:
    return drawn_anew(io.BytesIO(content), len(content))


def opened(picture: Drawn) -> Image.Image:
    return Image.open(io.BytesIO(picture.content))


def with_exif(image: Image.Image, kind: str, **tags: Any) -> bytes:
    """The picture as a camera writes it: which way is up, who took it, and where."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010E], exif[0x013B] = tags.get("orientation", 1), "CANARY", "CANARY"
    exif.get_ifd(0x8825)[1] = "CANARY"
    return file_of(image, kind, exif=exif, **tags.get("how", {}))


def test_a_picture_becomes_webp_of_at_most_1200_pixels_across() -> None:
    picture = drawn(plain(3000, 1500))

    image = opened(picture)
    assert (picture.width, picture.height, image.format, image.size) == (1200, 600, "WEBP", (1200, 600))


def test_a_small_picture_stays_as_small_as_it_is() -> None:
    assert opened(drawn(plain(40, 30))).size == (40, 30)


def test_a_tall_picture_is_bounded_too() -> None:
    assert opened(drawn(plain(500, 5000))).size == (240, 2400)


def test_a_picture_of_noise_is_made_to_fit() -> None:
    picture = drawn(file_of(noise(1300, 900), "JPEG", quality=80))

    assert len(picture.content) <= MOST_KEPT
    assert picture.width < 1200
    assert abs(picture.width / picture.height - 1300 / 900) < 0.01


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_of_what_the_camera_wrote_is_kept(kind: str) -> None:
    content = with_exif(Image.new("RGB", (40, 30), GREEN), kind)

    picture = drawn(content)

    assert b"CANARY" in content
    assert b"CANARY" not in picture.content
    assert (dict(opened(picture).getexif()), opened(picture).info.keys() & {"exif", "xmp", "icc_profile"}) == (
        {},
        set(),
    )


def test_words_and_colour_profiles_in_a_file_are_not_kept() -> None:
    said = PngInfo()
    said.add_text("Comment", "CANARY")
    content = file_of(Image.new("RGB", (4, 3)), "PNG", pnginfo=said, icc_profile=b"CANARY")

    assert b"CANARY" not in drawn(content).content


@pytest.mark.parametrize(("orientation", "corner"), [(1, (0, 0)), (3, (39, 29)), (6, (29, 0)), (8, (0, 39))])
def test_a_picture_is_turned_the_right_way_up(orientation: int, corner: tuple[int, int]) -> None:
    image = Image.new("RGB", (40, 30), "white")
    image.paste("black", (0, 0, 10, 10))
    content = with_exif(image, "JPEG", orientation=orientation, how={"quality": 95})

    turned = opened(drawn(content)).convert("L")

    dark = [
        at
        for at in [(0, 0), (turned.width - 1, 0), (0, turned.height - 1), (turned.width - 1, turned.height - 1)]
        if int(turned.getpixel(at)) < 60  # type: ignore[arg-type]
    ]
    assert dark == [corner]


@pytest.mark.parametrize(
    ("mode", "colour", "kind"),
    [("L", 90, "PNG"), ("1", 1, "PNG"), ("P", 3, "PNG"), ("I;16", 30_000, "PNG"), ("CMYK", (9, 9, 9, 9), "JPEG")],
)
def test_pictures_without_transparency_become_plain(mode: str, colour: Any, kind: str) -> None:
    assert opened(drawn(file_of(Image.new(mode, (40, 30), colour), kind))).mode == "RGB"


def test_what_is_transparent_stays_so() -> None:
    image = opened(drawn(file_of(Image.new("RGBA", (40, 30), (0, 0, 0, 0)))))

    assert (image.mode, image.getchannel("A").getextrema()) == ("RGBA", (0, 0))


def test_of_a_picture_that_moves_the_first_is_kept() -> None:
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("white", "black")]

    image = opened(drawn(file_of(frames[0], "WEBP", save_all=True, append_images=frames[1:])))

    assert (getattr(image, "n_frames", 1), image.convert("L").getextrema()) == (1, (255, 255))


@pytest.mark.parametrize(
    "content",
    [
        b"no picture",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"%PDF-1.7",
        plain()[:60],
        file_of(noise(60, 40), "JPEG")[:900],
        file_of(Image.new("RGB", (4, 3)), "GIF"),
        file_of(Image.new("RGB", (4, 3)), "BMP"),
        file_of(Image.new("RGB", (4, 3)), "TIFF"),
    ],
    ids=["text", "svg", "pdf", "cut png", "cut jpeg", "gif", "bmp", "tiff"],
)
def test_what_is_no_picture_is_refused_with_what_to_do(content: bytes) -> None:
    with pytest.raises(PictureError) as refused:
        drawn(content)

    assert str(refused.value) == UNREADABLE


# What Pillow warns of is an error in tests only, so our own limit is looked at with and without.
@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("side", [7_100, 9_000, 60_000])
def test_a_bomb_is_refused_before_it_unfolds(side: int) -> None:
    with pytest.raises(PictureError) as refused:
        drawn(bomb(side))

    assert str(refused.value) == TOO_MANY_PIXELS


def test_more_than_5_mb_is_refused_unread() -> None:
    with pytest.raises(PictureError) as refused:
        drawn_anew(io.BytesIO(), 5_300_000)

    words = "This file has 5.3 MB; at most 5 MB can be sent. Save it smaller, then choose it again."
    assert str(refused.value) == words


# From a form to a page


def typed(**more: Any) -> dict[str, Any]:
    return {"title": "A forecast", "kind": "project", **more}


def errors(answer: Any) -> list[str]:
    return texts(page(answer), ".//div[@id='error-summary']//li")


@pytest.mark.django_db
def test_a_picture_is_kept_with_what_it_shows(learner: User, learner_client: Client) -> None:
    answer = learner_client.post(ADD, typed(picture=sent(plain()), picture_description="A green field."))

    picture = ProjectPicture.objects.get(project__learner=learner)
    expected = drawn(plain())
    assert answer.status_code == 302
    assert (bytes(picture.content), picture.width, picture.height) == (expected.content, 40, 30)
    assert (picture.description, picture.digest) == ("A green field.", expected.digest)


@pytest.mark.django_db
def test_the_list_and_the_page_show_it_under_its_digest(learner: User, learner_client: Client) -> None:
    project = ProjectFactory.create(learner=learner)
    picture = ProjectPictureFactory.create(project=project, description="A green field.")

    for address in ("/record/projects/", f"/record/projects/{project.pk}/", f"/record/projects/{project.pk}/change/"):
        (image,) = page(learner_client.get(address)).iterfind(".//main//img")
        shown = {name: image.attrib[name] for name in ("src", "alt", "width", "height")}
        source = f"/record/projects/{project.pk}/picture/?digest={picture.digest}"
        assert shown == {"src": source, "alt": "A green field.", "width": "4", "height": "3"}


@pytest.mark.django_db
def test_another_picture_takes_its_place_and_another_address(learner: User, learner_client: Client) -> None:
    project = ProjectFactory.create(learner=learner)
    before = ProjectPictureFactory.create(project=project, description="Old.").get_absolute_url()

    address = f"/record/projects/{project.pk}/change/"
    learner_client.post(address, typed(picture=sent(plain()), picture_description="New.", revision="0"))

    (after,) = ProjectPicture.objects.all()
    assert (after.description, after.get_absolute_url() == before) == ("New.", False)


@pytest.mark.django_db
def test_a_picture_stays_while_the_rest_changes_and_is_described_anew(learner: User, learner_client: Client) -> None:
    picture = ProjectPictureFactory.create(project=ProjectFactory.create(learner=learner))

    address = f"/record/projects/{picture.project_id}/change/"
    learner_client.post(address, typed(picture_description="New words.", revision="0"))

    kept = ProjectPicture.objects.get()
    assert (kept.digest, kept.description) == (picture.digest, "New words.")


@pytest.mark.django_db
def test_a_picture_can_be_removed(learner: User, learner_client: Client) -> None:
    picture = ProjectPictureFactory.create(project=ProjectFactory.create(learner=learner))

    address = f"/record/projects/{picture.project_id}/change/"
    learner_client.post(address, typed(without_picture="on", revision="0"))

    assert (ProjectPicture.objects.count(), Project.objects.get().title) == (0, "A forecast")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"no picture", UNREADABLE),
        (bomb(60_000), TOO_MANY_PIXELS),
        (b"", "This file is empty. Choose another one."),
        (
            b"x" * 5_300_000,
            "This file has 5.3 MB; at most 5 MB can be sent. Save it smaller, then choose it again.",
        ),
    ],
    ids=["text", "bomb", "empty", "large"],
)
def test_the_form_says_what_to_do_and_keeps_the_words(learner_client: Client, content: bytes, words: str) -> None:
    answer = learner_client.post(ADD, typed(picture=sent(content)))

    assert (answer.status_code, errors(answer)) == (422, [f"Picture: {words}"])
    assert page(answer).find(".//input[@name='title'][@value='A forecast']") is not None
    assert not Project.objects.exists()


@pytest.mark.django_db
def test_a_picture_that_was_fine_has_to_be_chosen_again_and_the_page_says_so(learner_client: Client) -> None:
    answer = learner_client.post(ADD, typed(title="", picture=sent(plain())))

    assert errors(answer) == ["Title: This field is required."]
    assert "Choose the picture once more: a browser does not keep it." in answer.text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (
            {"picture_description": "A field."},
            "Picture: You say what it shows: choose the picture too, or leave both out.",
        ),
        (
            {"picture_description": "x" * 201},
            "What the picture shows: Ensure this value has at most 200 characters (it has 201).",
        ),
    ],
)
def test_a_description_without_a_picture_is_refused(
    learner_client: Client, more: dict[str, str], expected: str
) -> None:
    assert errors(learner_client.post(ADD, typed(**more))) == [expected]


@pytest.mark.django_db
def test_a_new_picture_and_none_is_a_question(learner: User, learner_client: Client) -> None:
    picture = ProjectPictureFactory.create(project=ProjectFactory.create(learner=learner))

    address = f"/record/projects/{picture.project_id}/change/"
    answer = learner_client.post(address, typed(picture=sent(plain()), without_picture="on", revision="0"))

    assert errors(answer) == ["Remove the picture: You chose a new picture too. Leave one of both out."]
    assert ProjectPicture.objects.get().digest == picture.digest


@pytest.mark.django_db
def test_the_form_sent_twice_makes_one_project_with_one_picture(learner_client: Client) -> None:
    op = "5bd0ac1e-6b58-4e9b-8f2b-3f3e7f6f2a11"

    answers = [learner_client.post(ADD, typed(op=op, picture=sent(plain()))) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert (Project.objects.count(), ProjectPicture.objects.count()) == (1, 1)


# Who sees it


@pytest.fixture
def mine(learner: User) -> ProjectPicture:
    return ProjectPictureFactory.create(project=ProjectFactory.create(learner=learner), content=b"canary")


@pytest.mark.django_db
def test_its_learner_gets_the_picture_and_may_keep_it_for_long(learner_client: Client, mine: ProjectPicture) -> None:
    answer = learner_client.get(mine.get_absolute_url())

    names = ("Content-Type", "Content-Disposition", "X-Content-Type-Options", "Cache-Control", "Content-Length")
    assert (answer.status_code, answer.content) == (200, b"canary")
    assert {name: answer.headers[name] for name in names} == {
        "Content-Type": "image/webp",
        "Content-Disposition": "inline",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, immutable, max-age=31536000",
        "Content-Length": "6",
    }


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["", "?digest=", "?digest=0"])
def test_without_its_digest_nothing_is_kept(learner_client: Client, mine: ProjectPicture, query: str) -> None:
    answer = learner_client.get(f"/record/projects/{mine.project_id}/picture/{query}")

    assert (answer.content, answer.headers["Cache-Control"]) == (b"canary", "no-store")


@pytest.mark.django_db
@pytest.mark.parametrize("fields", [{}, {"is_staff": True}, {"is_staff": True, "is_superuser": True}])
def test_for_everybody_else_it_is_not_there(mine: ProjectPicture, fields: dict[str, bool]) -> None:
    client = Client()
    client.force_login(UserFactory.create(**fields))
    nothing = f"/record/projects/{10**30}/picture/"

    answers = [client.get(address) for address in (mine.get_absolute_url(), nothing)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert main(answers[0]) == main(answers[1])
    assert b"canary" not in answers[0].content


@pytest.mark.django_db
def test_a_visitor_is_led_to_the_log_in_for_what_is_there_and_what_is_not(client: Client, mine: ProjectPicture) -> None:
    answers = [client.get(f"/record/projects/{key}/picture/") for key in (mine.project_id, 10**9)]

    assert {answer.headers["Location"].partition("?")[0] for answer in answers} == {"/accounts/login/"}


@pytest.mark.django_db
def test_a_project_without_a_picture_has_none(learner: User, learner_client: Client) -> None:
    project = ProjectFactory.create(learner=learner)

    assert learner_client.get(f"/record/projects/{project.pk}/picture/").status_code == 404


@pytest.mark.django_db
def test_the_picture_costs_two_queries(learner_client: Client, mine: ProjectPicture, queries: Queries) -> None:
    with queries(2):
        learner_client.get(mine.get_absolute_url())


@pytest.mark.django_db
def test_a_portfolio_finds_what_is_shared_and_nothing_else(learner: User, mine: ProjectPicture) -> None:
    shared = ProjectPictureFactory.create(project=ProjectFactory.create(learner=learner, is_shared=True))
    theirs = ProjectPictureFactory.create(project=ProjectFactory.create(is_shared=True))

    found = [shared_picture(learner, picture.project_id) for picture in (shared, mine, theirs)]

    assert found == [shared, None, None]


@pytest.mark.django_db
def test_a_body_beyond_21_mb_is_413_whoever_sends_it(client: Client) -> None:
    answer = client.post("/accounts/login/", {"file": sent(b"x" * 21_000_001)})

    assert answer.status_code == 413
    assert "With files in it, it may have 21 MB in all." in " ".join(answer.text.split())
