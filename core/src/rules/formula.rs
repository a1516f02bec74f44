//! Rules put together for evaluation: every condition that looks at facts stands in one table, once,
//! and so does every formula over them.
//!
//! Many rules say the same thing (the five conditions of child welfare involvement stand in two
//! documents, a dozen actions rest on one finding). What is the same is worked out once a case.
//!
//! All of it is flat: lists of plain numbers, which name places of other lists. Of the policies that Kinfocus knows,
//! they stand ready-made in the program; of others they are put together.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::facts::{DetailId, FactId};
use crate::rules::condition::{Condition, Test, TextsIn};
use crate::time::Day;

/// A list that stands ready-made in the program, or was put together.
pub(crate) type List<T> = Cow<'static, [T]>;

/// A formula of the table, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct FormulaId(pub(crate) u16);

impl FormulaId {
    /// No formula has this place.
    pub(super) const NONE: Self = Self(u16::MAX);

    /// Its place in the table.
    pub(crate) fn at(self) -> usize {
        usize::from(self.0)
    }
}

/// The formulas of a rule: when it holds, and, where it is not always in force, when it is in force and does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct When {
    pub(crate) holds: FormulaId,
    pub(crate) fails: Option<FormulaId>,
}

impl When {
    /// Both, or the one there is.
    pub(crate) fn each(self) -> impl Iterator<Item = FormulaId> {
        [Some(self.holds), self.fails].into_iter().flatten()
    }
}

/// A stretch of a list: from this place, so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) from: u16,
    pub(crate) len: u16,
}

impl Run {
    /// What stands there.
    fn of<T>(self, list: &[T]) -> &[T] {
        let from = usize::from(self.from);
        list.get(from..from + usize::from(self.len)).unwrap_or_default()
    }
}

/// A tree over atoms and other formulas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expr {
    From(Day),
    UnderAge(u16),
    /// A condition of the table of atoms.
    Atom(u16),
    Formula(FormulaId),
    /// Each of these parts.
    All(Run),
    /// At least one of these parts.
    Any(Run),
    /// Not the part at this place.
    Not(u16),
}

/// One formula, with what it looks at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Formula {
    pub(crate) expr: Expr,
    pub(crate) dependencies: Dependencies,
}

/// What a formula looks at, itself and through the formulas it names.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Dependencies {
    /// The atoms it looks at, each as often as it does.
    pub(crate) atoms: Run,
    /// How often it looks at the birth.
    pub(crate) birth_uses: u16,
    /// The ages it asks about, on the day or since: one bit each.
    pub(crate) ages: Bits,
    /// Those since which it looks at a history.
    pub(crate) since: Bits,
    /// The days from which parts of it hold.
    pub(crate) days: Bits,
    /// For how many months ends and events count.
    pub(crate) months: Bits,
    /// The groups that it looks at, one bit each.
    pub(crate) groups: u128,
    /// Whether no two parts that it joins itself look at the same group: then, with one birth, what it is
    /// follows from what its parts are.
    pub(crate) is_composed: bool,
}

/// Which of the ages, days or months that the formulas look at: one bit each.
pub(crate) type Bits = u64;

/// Facts that hang together (an aid code is evidence of foster care), and the atoms about them.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub(crate) facts: List<FactId>,
    pub(crate) atoms: List<Atom>,
    /// For each fact, which atoms (one bit each) an entry that was not given could get through the tests of:
    /// the same in every case, unless a test compares with a list that the case gives. Found out once.
    pub(crate) hidden: List<OnceLock<Vec<u64>>>,
}

/// One atom of a group, with its place in a state of the group: a count, or a single bit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Atom {
    pub(crate) condition: &'static Condition,
    /// Its place in the table of atoms.
    pub(crate) at: u16,
    pub(crate) shift: u8,
    /// How high it counts; it holds when it has counted so far.
    pub(crate) most: u64,
}

impl Atom {
    /// How many bits of a state count for it.
    pub(super) fn width(&self) -> u32 {
        u64::BITS - self.most.leading_zeros()
    }

    /// These bits.
    pub(crate) fn bits(&self) -> u64 {
        (u64::MAX >> (u64::BITS - self.width())) << self.shift
    }

    /// Whether it holds in a state.
    pub(crate) fn holds(&self, state: u64) -> bool {
        (state & self.bits()) >> self.shift >= self.most
    }

    /// So many entries that make it hold.
    pub(crate) fn count(&self, entries: usize) -> u64 {
        u64::try_from(entries).unwrap_or(u64::MAX).min(self.most) << self.shift
    }

    /// One entry that makes it hold, or hold a little more.
    pub(crate) fn one(&self) -> u64 {
        1 << self.shift
    }
}

/// The tables: atoms, and formulas over them. Every formula stands behind those it names.
#[derive(Debug, Default)]
pub(crate) struct Formulas {
    /// The atoms: the group of each, and its place in it.
    pub(crate) atoms: List<(u16, u16)>,
    pub(crate) list: List<Formula>,
    /// The parts of expressions, run by run.
    pub(crate) parts: List<Expr>,
    /// The atoms that formulas look at, run by run.
    pub(crate) uses: List<u16>,
    /// The ages that formulas ask about, the days from which parts of them hold, and for how many months ends and events
    /// count: each once, in the order of their bits.
    pub(crate) ages: List<u16>,
    pub(crate) days: List<Day>,
    pub(crate) months: List<u32>,
    pub(crate) groups: List<Group>,
    /// The groups that look at moves, one bit each.
    pub(crate) moving: u128,
    /// How much oftener each atom is asked for than forbidden, over all formulas.
    pub(crate) wanted: List<i32>,
    /// Whether there is a bit for all that has one, a state has room for every group, and a snapshot for all of them.
    pub(crate) fits_in_states: bool,
}

impl Formulas {
    pub(crate) fn get(&self, id: FormulaId) -> Option<&Formula> {
        self.list.get(id.at())
    }

    /// These parts of an expression.
    pub(crate) fn parts(&self, run: Run) -> &[Expr] {
        run.of(&self.parts)
    }

    /// The part at a place.
    pub(crate) fn part(&self, at: u16) -> Option<&Expr> {
        self.parts.get(usize::from(at))
    }

    /// The group of an atom, and its place in it.
    pub(crate) fn place(&self, atom: u16) -> Option<(usize, usize)> {
        self.atoms.get(usize::from(atom)).map(|(group, at)| (usize::from(*group), usize::from(*at)))
    }

    /// The condition that an atom is.
    pub(crate) fn condition(&self, atom: usize) -> Option<&'static Condition> {
        let (group, at) = self.atoms.get(atom)?;
        self.groups.get(usize::from(*group))?.atoms.get(usize::from(*at)).map(|atom| atom.condition)
    }

    /// The atoms that these dependencies name, each as often as they do.
    pub(crate) fn atoms_of(&self, dependencies: &Dependencies) -> &[u16] {
        dependencies.atoms.of(&self.uses)
    }

    /// The conditions that these dependencies name.
    pub(crate) fn conditions(&self, dependencies: &Dependencies) -> impl Iterator<Item = &'static Condition> {
        self.atoms_of(dependencies).iter().filter_map(|at| self.condition((*at).into()))
    }

    /// The ages that they name.
    pub(crate) fn ages_of(&self, dependencies: &Dependencies) -> impl Iterator<Item = u16> {
        named(&self.ages, dependencies.ages)
    }

    /// The ages since which they look at a history.
    pub(crate) fn since_of(&self, dependencies: &Dependencies) -> impl Iterator<Item = u16> {
        named(&self.ages, dependencies.since)
    }

    /// The days that they name.
    pub(crate) fn days_of(&self, dependencies: &Dependencies) -> impl Iterator<Item = Day> {
        named(&self.days, dependencies.days)
    }

    /// The months that they name.
    pub(crate) fn months_of(&self, dependencies: &Dependencies) -> impl Iterator<Item = u32> {
        named(&self.months, dependencies.months)
    }
}

/// The items whose bits are set.
fn named<T: Copy>(items: &[T], bits: Bits) -> impl Iterator<Item = T> {
    items.iter().enumerate().filter(move |(at, _)| bits >> at & 1 == 1).map(|(_, item)| *item)
}

impl Dependencies {
    /// What some formulas look at together, but for atoms.
    pub(crate) fn of_all(formulas: &Formulas, which: impl Fn(FormulaId) -> bool) -> Self {
        let mut dependencies = Self::default();
        for (at, Formula { dependencies: of, .. }) in (0..).zip(formulas.list.iter()) {
            if which(FormulaId(at)) {
                dependencies.take(of);
            }
        }
        dependencies
    }

    /// Takes in what another formula looks at, but for atoms.
    pub(super) fn take(&mut self, of: &Self) {
        self.ages |= of.ages;
        self.since |= of.since;
        self.days |= of.days;
        self.months |= of.months;
        self.birth_uses = self.birth_uses.saturating_add(of.birth_uses);
        self.groups |= of.groups;
    }
}

impl Group {
    /// Whether a test of a fact compares with a list for which this holds.
    pub(crate) fn compares_with(&self, fact: FactId, list: impl Fn(FactId) -> bool) -> bool {
        let mut found = false;
        for of in self.atoms.iter().filter_map(|atom| atom.condition.entries()).filter(|of| of.fact == fact) {
            of.test.visit(&mut |test| {
                if let Test::TextIn { texts: TextsIn::Fact(of, _), .. } = test {
                    found |= list(*of);
                }
            });
        }
        found
    }

    /// The conditions of its atoms.
    pub(crate) fn conditions(&self) -> impl Iterator<Item = &'static Condition> {
        self.atoms.iter().map(|atom| atom.condition)
    }

    /// Whether some atom counts.
    pub(crate) fn counts(&self) -> bool {
        self.atoms.iter().any(|atom| atom.most > 1)
    }

    /// Whether a state of the group fits the bits there are.
    pub(super) fn fits(&self) -> bool {
        self.atoms.last().is_none_or(|last| u32::from(last.shift) + last.width() <= u64::BITS)
    }
}

/// The facts that an atom looks at. Lists that it only compares with are not among them.
pub(crate) fn facts_of(condition: &Condition) -> Vec<FactId> {
    match condition {
        Condition::Holds(fact)
        | Condition::KnownToHold(fact)
        | Condition::Done(fact)
        | Condition::KnownDone(fact)
        | Condition::Chosen(fact, _)
        | Condition::Includes(fact, _) => vec![*fact],
        Condition::Moved(of) => vec![of.spans, of.completed],
        other => other.entries().map_or_else(Vec::new, |of| {
            let evidence = of.shown_by.map(|evidence| evidence.fact);
            [Some(of.fact), evidence].into_iter().flatten().collect()
        }),
    }
}

/// The details of a fact's entries that the tests of these conditions look at.
pub(crate) fn details_of<'c>(conditions: impl Iterator<Item = &'c Condition>, fact: FactId) -> Vec<DetailId> {
    let mut details = Vec::new();
    for of in conditions.filter_map(Condition::entries).filter(|of| of.fact == fact) {
        of.test.visit(&mut |test| match test {
            Test::OneOf { detail, .. } | Test::Says { detail, .. } | Test::TextIn { detail, .. } | Test::Gives(detail) => {
                add(&mut details, *detail);
            }
            _ => {}
        });
    }
    details
}

pub(super) fn add<T: PartialEq>(items: &mut Vec<T>, item: T) {
    if !items.contains(&item) {
        items.push(item);
    }
}
