//! Reading cases, a few in memory at a time.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::path::PathBuf;

use indicatif::{ProgressBar, ProgressStyle};
use kinfocus::{Case, Day, Problems, Reader, Words, shown};

use crate::{Failure, today};

/// What the call says about every case.
pub(crate) fn reader(as_of: Option<Day>, policies: Vec<String>, words: &'static Words) -> Result<Reader, Failure> {
    for id in &policies {
        if !kinfocus::policies().as_slice().iter().any(|policy| policy.id == id) {
            return Err(Failure::UnknownPolicy(id.clone()));
        }
    }
    let reader = match as_of {
        Some(day) => Reader::new().as_of(day),
        None => Reader::new().default_as_of(today()?),
    };
    let reader = reader.words(words);
    Ok(if policies.is_empty() { reader } else { reader.policies(policies) })
}

/// The words of a file, whose name is the tag of their language; English where no file is named.
pub(crate) fn words(file: Option<PathBuf>) -> Result<&'static Words, Failure> {
    let Some(file) = file else { return Ok(Words::english()) };
    let table = std::fs::read_to_string(&file).map_err(|error| Failure::Open(file.clone(), error))?;
    let language = file.file_stem().unwrap_or_default().to_string_lossy();
    let words = Words::from_json(&language, &table).map_err(|error| Failure::Words(file.clone(), error))?;
    // One language a call, which lasts as long as the call does.
    Ok(Box::leak(Box::new(words)))
}

/// A text with the control characters in its lines written out.
pub(crate) fn shown_by_line(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(shown).collect();
    lines.join("\n")
}

/// A case of the input.
pub(crate) struct Line {
    /// The line it stands on, or begins on, counted from 1.
    pub(crate) number: u64,
    /// With the end of the line. `None`: more bytes than a case may have; they were passed over.
    bytes: Option<Vec<u8>>,
}

impl Line {
    /// The case, checked.
    pub(crate) fn read(&self, reader: &Reader) -> Result<Case, Problems> {
        match &self.bytes {
            Some(bytes) => reader.read_bytes(without_line_end(bytes)),
            None => Err(reader.too_large()),
        }
    }
}

/// The most cases that are handed over together, and the bytes beyond which no further one is added.
const MOST_TOGETHER: usize = 32;
const MOST_BYTES_TOGETHER: usize = 256 * 1024;

/// The cases of an input, one after the other, with a few in memory at a time.
///
/// One case a line; but where the first line is a lone brace, and the next line does not begin
/// another case, the whole input is one case, written over several lines.
pub(crate) struct Cases {
    input: BufReader<Box<dyn Read + Send>>,
    progress: ProgressBar,
    buffer: Vec<u8>,
    bytes_read: u64,
    lines_read: u64,
    begun: bool,
}

impl Cases {
    /// Opens a file; standard input where there is none, or its name is `-`.
    pub(crate) fn open(file: Option<PathBuf>) -> Result<Self, Failure> {
        let (input, progress): (Box<dyn Read + Send>, _) = match file.filter(|file| file.as_os_str() != "-") {
            None => (Box::new(io::stdin()), ProgressBar::hidden()),
            Some(path) => {
                let opened = File::open(&path).and_then(|file| Ok((file.metadata()?.len(), file)));
                let (bytes, file) = opened.map_err(|error| Failure::Open(path, error))?;
                (Box::new(file), progress_bar(bytes))
            }
        };
        let input = BufReader::with_capacity(64 * 1024, input);
        Ok(Self { input, progress, buffer: Vec::new(), bytes_read: 0, lines_read: 0, begun: false })
    }

    /// The next cases, added to these; whether there may be more of them.
    /// No case waits here for one that may be long in coming.
    pub(crate) fn next(&mut self, lines: &mut Vec<Line>) -> Result<bool, Failure> {
        let mut bytes = 0;
        while lines.len() < MOST_TOGETHER && bytes < MOST_BYTES_TOGETHER {
            let Some((number, whole)) = self.find().map_err(Failure::Read)? else {
                self.progress.finish_and_clear();
                return Ok(false);
            };
            bytes += self.buffer.len();
            lines.push(Line { number, bytes: whole.then(|| std::mem::take(&mut self.buffer)) });
            if self.input.buffer().is_empty() {
                break;
            }
        }
        self.progress.set_position(self.bytes_read);
        Ok(true)
    }

    /// Reads the next case into the buffer: the number of its line, and whether it is there as a whole.
    fn find(&mut self) -> io::Result<Option<(u64, bool)>> {
        loop {
            self.buffer.clear();
            if !self.read_line()? {
                return Ok(None);
            }
            self.lines_read += 1;
            if self.is_over() {
                self.skip_line()?;
                self.begun = true;
                return Ok(Some((self.lines_read, false)));
            }
            if self.buffer.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let first = !std::mem::replace(&mut self.begun, true);
            if first && opens_a_case(&self.buffer) && self.input.fill_buf()?.first().is_some_and(|next| *next != b'{') {
                self.read_rest()?;
                if self.is_over() {
                    io::copy(&mut self.input, &mut io::sink())?;
                    return Ok(Some((self.lines_read, false)));
                }
            }
            return Ok(Some((self.lines_read, true)));
        }
    }

    fn is_over(&self) -> bool {
        self.buffer.len() > Reader::most_bytes().saturating_add(1)
    }

    /// Reads on to the end of the line, or to just past the most bytes of a case.
    fn read_line(&mut self) -> io::Result<bool> {
        let most = u64::try_from(Reader::most_bytes()).unwrap_or(u64::MAX).saturating_add(2);
        let read = (&mut self.input).take(most).read_until(b'\n', &mut self.buffer)?;
        self.bytes_read += u64::try_from(read).unwrap_or_default();
        Ok(read > 0)
    }

    fn skip_line(&mut self) -> io::Result<()> {
        while self.buffer.last() != Some(&b'\n') {
            self.buffer.clear();
            if !self.read_line()? {
                break;
            }
        }
        Ok(())
    }

    fn read_rest(&mut self) -> io::Result<()> {
        let most = u64::try_from(Reader::most_bytes()).unwrap_or(u64::MAX).saturating_add(2);
        let room = most.saturating_sub(u64::try_from(self.buffer.len()).unwrap_or_default());
        let read = (&mut self.input).take(room).read_to_end(&mut self.buffer)?;
        self.bytes_read += u64::try_from(read).unwrap_or_default();
        Ok(())
    }
}

/// A line without what ends it: where a text goes wrong is told by its own lines.
fn without_line_end(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// Whether a line is the lone brace that a case written over several lines begins with.
fn opens_a_case(line: &[u8]) -> bool {
    line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line).trim_ascii() == b"{"
}

fn progress_bar(bytes: u64) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {bytes}/{total_bytes} ({eta})");
    ProgressBar::new(bytes).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
