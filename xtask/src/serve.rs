//! A small static server for the page: this machine only, `GET` and `HEAD` only, one folder only.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crate::command::Done;

const PORTS: RangeInclusive<u16> = 8000..=8099;

/// The longest request that is read.
const LONGEST: u64 = 16 * 1024;

/// Serves the folder on the first free port from 8000, until the program is ended. `ready` is told the address.
pub(crate) fn serve(folder: &Path, ready: impl FnOnce(&str)) -> Done {
    let folder = folder.canonicalize().map_err(|error| format!("{} cannot be served: {error}", folder.display()))?;
    let mut ports = PORTS;
    let listener = ports
        .find_map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok())
        .ok_or_else(|| format!("no free port from {} to {}", PORTS.start(), PORTS.end()))?;
    let address = listener.local_addr().map_err(|error| format!("no address to serve on: {error}"))?;
    ready(&format!("http://{address}/"));

    let folder = Arc::new(folder);
    for stream in listener.incoming().flatten() {
        let folder = Arc::clone(&folder);
        // A browser that goes away in the middle is no failure of ours.
        thread::spawn(move || answer(stream, &folder));
    }
    Ok(())
}

fn answer(stream: TcpStream, folder: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    stream.set_write_timeout(Some(Duration::from_secs(10)))?;
    let mut request = String::new();
    let mut reader = BufReader::new((&stream).take(LONGEST));
    reader.read_line(&mut request)?;
    // The headers say nothing we need, but must be read before the connection is closed.
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    respond(&request, folder, &stream)
}

fn respond(request: &str, folder: &Path, mut out: impl Write) -> io::Result<()> {
    let mut words = request.split_ascii_whitespace();
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (status, kind, body) = match (method, find(folder, target)) {
        ("GET" | "HEAD", Some(file)) => ("200 OK", media_type(&file), fs::read(&file)?),
        ("GET" | "HEAD", None) => ("404 Not Found", "text/plain; charset=utf-8", b"not found\n".to_vec()),
        _ => ("405 Method Not Allowed", "text/plain; charset=utf-8", b"only GET and HEAD\n".to_vec()),
    };
    // Never an old file, and yet not `no-store`: with that, a browser would not keep what was typed into the
    // form while a page of the guide is read.
    write!(
        out,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if method != "HEAD" {
        out.write_all(&body)?;
    }
    out.flush()
}

/// The file that a request target names. `None` if there is none inside the folder.
fn find(folder: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?;
    let path = decode(path.strip_prefix('/')?)?;
    let mut file = folder.join(&path);
    if file.is_dir() {
        file = file.join("index.html");
    }
    // Resolves `..`, links and absolute paths: what counts is where the file really lies.
    let file = file.canonicalize().ok()?;
    (file.starts_with(folder) && file.is_file()).then_some(file)
}

/// Undoes percent encoding. `None` if it is broken.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digit = |byte: u8| char::from(byte).to_digit(16);
                u8::try_from(digit(rest.next()?)? * 16 + digit(rest.next()?)?).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json" | "map") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt" | "md" | "ts") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("src").canonicalize().unwrap()
    }

    fn response(request: &str) -> String {
        let mut out = Vec::new();
        respond(request, &folder(), &mut out).unwrap();
        String::from_utf8_lossy(&out).into_owned()
    }

    #[test]
    fn a_file_inside_the_folder_is_served() {
        let response = response("GET /serve.rs?v=1 HTTP/1.1");
        assert!(response.starts_with("HTTP/1.1 200 OK\r\n"));
        assert!(response.contains("a_file_inside_the_folder_is_served"));
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        for target in
            ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/..%2fCargo.toml", "//etc/passwd", "/%2Fetc/passwd", "/%00", "/%zz"]
        {
            assert!(response(&format!("GET {target} HTTP/1.1")).starts_with("HTTP/1.1 404"), "{target}");
        }
        assert!(folder().join("../Cargo.toml").is_file());
    }

    #[test]
    fn nothing_but_reading_is_answered() {
        assert!(response("POST /serve.rs HTTP/1.1").starts_with("HTTP/1.1 405"));
        assert!(response("HEAD /serve.rs HTTP/1.1").ends_with("\r\n\r\n"));
        assert!(response("").starts_with("HTTP/1.1 405"));
    }

    #[test]
    fn a_module_has_the_type_that_browsers_insist_on() {
        assert_eq!(media_type(Path::new("pkg/kinfocus_wasm_bg.wasm")), "application/wasm");
        assert_eq!(media_type(Path::new("app.js")), "text/javascript; charset=utf-8");
    }
}
