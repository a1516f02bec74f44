//! Rows of a sample: in which worlds something is, place by place.

use crate::worlds::dice::WorldSet;

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
        Self { list: Vec::new(), places: vec![Place::NotYet; len], stack: Vec::new() }
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
        let row = self.stack.drain(begin..);
        if found.is_some() {
            self.list.extend(row);
        }
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
}
