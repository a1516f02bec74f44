//! What stands around every page, and the stylesheet of all of them.

use super::html::Html;

/// The name of the stylesheet that the pages ask for, beside them.
pub const STYLESHEET_NAME: &str = "guide.css";

/// The stylesheet.
pub const STYLESHEET: &str = include_str!("guide.css");

/// What stands around every page: its head, the band with the title, the main part, the foot.
pub(super) fn frame(title: &str, home: Option<&str>, band: impl FnOnce(&mut Html), main: impl FnOnce(&mut Html)) -> String {
    let mut html = Html::default();
    html.raw("<!doctype html>\n");
    html.tag("html", &[("lang", "en")], |html| {
        html.tag("head", &[], |html| {
            html.void("meta", &[("charset", "utf-8")]);
            html.void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", ALLOWED)]);
            html.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
            html.void("meta", &[("name", "color-scheme"), ("content", "light dark")]);
            html.void("meta", &[("name", "referrer"), ("content", "no-referrer")]);
            html.put("title", &[], &format!("{title} · Kinfocus policy guide"));
            html.void("link", &[("rel", "icon"), ("href", ICON), ("type", "image/svg+xml")]);
            html.void("link", &[("rel", "stylesheet"), ("href", STYLESHEET_NAME)]);
        });
        html.tag("body", &[], |html| {
            html.put("a", &[("class", "skip"), ("href", "#main")], "Skip to the guide");
            html.tag("header", &[], |html| {
                html.tag("div", &[("class", "inner")], |html| {
                    html.tag("p", &[("class", "brand")], |html| html.text("Kinfocus policy guide"));
                    band(html);
                });
            });
            html.tag("main", &[("id", "main"), ("class", "inner")], main);
            html.tag("footer", &[], |html| {
                html.tag("div", &[("class", "inner")], |html| write_foot(html, home));
            });
        });
    });
    html.into_text()
}

/// A part of the main part under its heading.
pub(super) fn part(html: &mut Html, id: &str, title: &str, inside: impl FnOnce(&mut Html)) {
    html.tag("section", &[("id", id)], |html| {
        html.put("h2", &[], title);
        inside(html);
    });
}

/// The icon of the intake page, inside the page itself: the guide may stand alone.
pub(super) const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E\
    %3Crect width='32' height='32' rx='8' fill='%2312403b'/%3E\
    %3Cg fill='none' stroke-width='2.6' stroke-linecap='round'%3E%3Cpath d='M4 26a12 12 0 0 1 24 0' stroke='%237fb8a8'/%3E\
    %3Cpath d='M9.5 26a6.5 6.5 0 0 1 13 0' stroke='%23f6c453'/%3E%3C/g%3E%3Ccircle cx='16' cy='24.4' r='2.6' fill='%23fff'/%3E%3C/svg%3E";

/// The pages load their stylesheet and nothing else.
const ALLOWED: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

fn write_foot(html: &mut Html, home: Option<&str>) {
    html.tag("p", &[], |html| {
        html.text("Written by Kinfocus ");
        html.text(env!("CARGO_PKG_VERSION"));
        html.text(" from the same rules that give its answers. It is not legal advice; the documents themselves decide.");
    });
    html.tag("p", &[], |html| {
        html.link("index.html", "All documents");
        if let Some(home) = home {
            html.text(" · ");
            html.link(home, "To the questions and the answer");
        }
    });
}
