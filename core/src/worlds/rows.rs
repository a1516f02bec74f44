//! Rows of a sample: in which worlds something is, place by place.

use crate::worlds::dice::WorldSet;

/// Room for the rows of a case of which little is looked at.
const ROOM: usize = 4_096;

/// The rows of atoms and formulas.
#[derive(Debug)]
pub(super) struct Rows {
    /// One after the other.
    list: Vec<WorldSet>,
    /// Where the row of each atom begins, and behind the atoms those of each formula.
    places: Vec<Place>,
    /// What is being joined.
    pub(super) stack: Vec<WorldSet>,
}

/// Where a row begins.
#[derive(Clone, Copy, Debug)]
enum Place {
    NotYet,
    At(usize),
    /// There is none: it looks at moves between spans that were given, which are tried out.
    Nowhere,
}

impl Rows {
    /// Room for so many rows.
    pub(super) fn new(len: usize) -> Self {
        Self { list: Vec::with_capacity(ROOM), places: vec![Place::NotYet; len], stack: Vec::with_capacity(ROOM / 8) }
    }

    /// A part of the rows.
    pub(super) fn get(&self, at: usize, len: usize) -> &[WorldSet] {
        self.list.get(at..at + len).unwrap_or_default()
    }

    /// Where the row of something begins that was looked for; `None` where there is none.
    pub(super) fn known(&self, place: usize) -> Option<Option<usize>> {
        match self.places.get(place)? {
            Place::NotYet => Some(None),
            Place::At(at) => Some(Some(*at)),
            Place::Nowhere => None,
        }
    }

    /// Keeps what is on the stack from a place on as the row of something, if it was found.
    pub(super) fn keep(&mut self, place: usize, begin: usize, found: Option<()>) -> Option<usize> {
        let at = found.map(|()| self.list.len());
        if found.is_some() {
            self.list.extend_from_slice(self.stack.get(begin..).unwrap_or_default());
        }
        self.stack.truncate(begin);
        if let Some(place) = self.places.get_mut(place) {
            *place = at.map_or(Place::Nowhere, Place::At);
        }
        at
    }

    /// Puts a copy of a row on the stack.
    pub(super) fn push(&mut self, at: usize, len: usize) -> Option<()> {
        self.stack.extend_from_slice(self.list.get(at..at + len)?);
        Some(())
    }

    /// Joins a row with what stands on the stack from a place on: where both are, or where either is.
    pub(super) fn join(&mut self, begin: usize, at: usize, all: bool) -> Option<()> {
        let whole = self.stack.get_mut(begin..)?;
        join(whole, self.list.get(at..at + whole.len())?, all);
        Some(())
    }

    /// Joins the last row on the stack with the one before it.
    pub(super) fn join_last(&mut self, begin: usize, end: usize, all: bool) -> Option<()> {
        let (whole, part) = self.stack.split_at_mut_checked(end)?;
        join(whole.get_mut(begin..)?, part, all);
        self.stack.truncate(end);
        Some(())
    }

    /// Whether what stands on the stack from a place on is in all worlds, or in none.
    pub(super) fn is_throughout(&self, begin: usize, holds: bool) -> bool {
        let truth = if holds { WorldSet::MAX } else { 0 };
        self.stack.get(begin..).is_some_and(|row| row.iter().all(|worlds| *worlds == truth))
    }
}

fn join(whole: &mut [WorldSet], part: &[WorldSet], all: bool) {
    let both = whole.iter_mut().zip(part);
    if all {
        both.for_each(|(whole, part)| *whole &= *part);
    } else {
        both.for_each(|(whole, part)| *whole |= *part);
    }
}
