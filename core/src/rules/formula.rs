//! Rules put together for evaluation: every condition that looks at facts stands in one table, once,
//! and so does every formula over them.
//!
//! Many rules say the same thing (the five conditions of child welfare involvement stand in two
//! documents, a dozen actions rest on one finding). What is the same is worked out once a case.

use std::sync::OnceLock;

use crate::facts::{DetailId, FactId};
use crate::rules::condition::{Condition, Test, TextsIn};
use crate::time::Day;

/// A formula of the table, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct FormulaId(pub(crate) usize);

impl FormulaId {
    /// No formula has this place.
    const NONE: Self = Self(usize::MAX);
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

/// A tree over atoms and other formulas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Expr {
    From(Day),
    UnderAge(u16),
    /// A condition of the table of atoms.
    Atom(usize),
    Formula(FormulaId),
    All(Vec<Expr>),
    Any(Vec<Expr>),
    Not(Box<Expr>),
}

/// One formula, with what it looks at.
#[derive(Debug)]
pub(crate) struct Formula {
    pub(crate) expr: Expr,
    pub(crate) dependencies: Dependencies,
}

/// What a formula looks at, itself and through the formulas it names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dependencies {
    /// The places of the atoms it looks at, each as often as it does.
    pub(crate) atoms: Vec<usize>,
    /// The ages it asks about, on the day or since.
    pub(crate) ages: Vec<u16>,
    /// Those since which it looks at a history.
    pub(crate) since: Vec<u16>,
    /// How often it looks at the birth.
    pub(crate) birth_uses: usize,
    /// The days from which parts of it hold.
    pub(crate) from: Vec<Day>,
    /// For how many months ends and events count.
    pub(crate) months: Vec<u32>,
    /// The groups that it looks at, one bit each.
    pub(crate) groups: u128,
    /// Whether no two parts that it joins itself look at the same group: then, with one birth, what it is
    /// follows from what its parts are.
    pub(crate) is_composed: bool,
}

/// Facts that hang together (an aid code is evidence of foster care), and the atoms about them.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) facts: Vec<FactId>,
    pub(crate) atoms: Vec<Atom>,
    /// For each fact, which atoms (one bit each) an entry that was not given could get through the tests of:
    /// the same in every case, unless a test compares with a list that the case gives. Found out once.
    pub(crate) hidden: Vec<OnceLock<Vec<u64>>>,
}

/// One atom of a group, with its place in a state of the group: a count, or a single bit.
#[derive(Debug)]
pub(crate) struct Atom {
    /// Its place in the table of atoms.
    pub(crate) at: usize,
    pub(crate) condition: Condition,
    pub(crate) shift: u32,
    /// How high it counts; it holds when it has counted so far.
    pub(crate) most: u64,
}

impl Atom {
    /// How many bits of a state count for it.
    fn width(&self) -> u32 {
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
    pub(crate) atoms: Vec<Condition>,
    pub(crate) list: Vec<Formula>,
    pub(crate) groups: Vec<Group>,
    /// The group of each atom, and its place in it.
    pub(crate) places: Vec<(usize, usize)>,
    /// The groups that look at moves, one bit each.
    pub(crate) moving: u128,
    /// How much oftener each atom is asked for than forbidden, over all formulas.
    pub(crate) wanted: Vec<i32>,
    /// Whether a state has room for every group, and a snapshot for all of them.
    pub(crate) fits_in_states: bool,
}

impl Formulas {
    /// The formula of an expression, entered where it is new.
    pub(crate) fn enter(&mut self, expr: Expr) -> FormulaId {
        if let Expr::Formula(known) = expr {
            return known;
        }
        let at = self.list.iter().position(|known| known.expr == expr);
        FormulaId(at.unwrap_or_else(|| {
            let dependencies = self.dependencies_of(&expr);
            self.list.push(Formula { expr, dependencies });
            self.list.len() - 1
        }))
    }

    /// The expression of a condition; `rule` gives the formula of a rule that it names.
    pub(crate) fn expr(&mut self, condition: &Condition, rule: &dyn Fn(&str) -> Option<FormulaId>) -> Expr {
        match condition {
            Condition::All(parts) => all(parts.iter().map(|part| self.expr(part, rule)).collect()),
            Condition::Any(parts) => any(parts.iter().map(|part| self.expr(part, rule)).collect()),
            Condition::Not(part) => Expr::Not(Box::new(self.expr(part, rule))),
            Condition::From(day) => Expr::From(*day),
            Condition::UnderAge(age) => Expr::UnderAge(*age),
            Condition::Rule(id) => Expr::Formula(rule(id).unwrap_or(FormulaId::NONE)),
            atom => {
                let at = self.atoms.iter().position(|known| known == atom);
                Expr::Atom(at.unwrap_or_else(|| {
                    self.atoms.push(*atom);
                    self.atoms.len() - 1
                }))
            }
        }
    }

    /// The conditions that these dependencies name.
    pub(crate) fn conditions(&self, dependencies: &Dependencies) -> impl Iterator<Item = &Condition> {
        dependencies.atoms.iter().filter_map(|at| self.atoms.get(*at))
    }

    pub(crate) fn get(&self, id: FormulaId) -> Option<&Formula> {
        self.list.get(id.0)
    }

    /// What an expression looks at.
    fn dependencies_of(&self, expr: &Expr) -> Dependencies {
        let mut dependencies = Dependencies::default();
        self.learn(expr, &mut dependencies);
        dependencies
    }

    fn learn(&self, expr: &Expr, dependencies: &mut Dependencies) {
        match expr {
            Expr::From(day) => add(&mut dependencies.from, *day),
            Expr::UnderAge(age) => {
                dependencies.birth_uses += 1;
                add(&mut dependencies.ages, *age);
            }
            Expr::Formula(id) => {
                if let Some(Formula { dependencies: of, .. }) = self.get(*id) {
                    dependencies.atoms.extend(&of.atoms);
                    dependencies.birth_uses += of.birth_uses;
                    of.ages.iter().for_each(|age| add(&mut dependencies.ages, *age));
                    of.since.iter().for_each(|age| add(&mut dependencies.since, *age));
                    of.from.iter().for_each(|day| add(&mut dependencies.from, *day));
                    of.months.iter().for_each(|months| add(&mut dependencies.months, *months));
                }
            }
            Expr::Atom(at) => {
                dependencies.atoms.push(*at);
                match self.atoms.get(*at) {
                    Some(Condition::RanSinceBirthday(age, _)) => {
                        dependencies.birth_uses += 1;
                        add(&mut dependencies.ages, *age);
                        add(&mut dependencies.since, *age);
                    }
                    Some(Condition::EndedWithin(months, _) | Condition::RunsOrEndedWithin(months, _)) => {
                        add(&mut dependencies.months, *months);
                    }
                    Some(Condition::Counted(count, _)) => add(&mut dependencies.months, count.months),
                    _ => {}
                }
            }
            Expr::All(parts) | Expr::Any(parts) => parts.iter().for_each(|part| self.learn(part, dependencies)),
            Expr::Not(part) => self.learn(part, dependencies),
        }
    }

    /// Puts the atoms into groups, each of facts that hang together, once all formulas are entered.
    pub(crate) fn group(&mut self) {
        let mut sets: Vec<Vec<FactId>> = Vec::new();
        for condition in &self.atoms {
            let mut facts = facts_of(condition);
            // Whatever shares a fact with these hangs together with them.
            sets.retain(|set| {
                let apart = set.iter().all(|fact| !facts.contains(fact));
                if !apart {
                    set.iter().for_each(|fact| add(&mut facts, *fact));
                }
                apart
            });
            sets.push(facts);
        }
        self.groups = sets.into_iter().map(Group::of).collect();
        for (at, condition) in self.atoms.iter().enumerate() {
            let facts = facts_of(condition);
            let group = self.groups.iter().position(|group| facts.iter().any(|fact| group.facts.contains(fact)));
            let group = group.unwrap_or_default();
            let atom = self.groups.get_mut(group).map_or(0, |group| group.enter(at, condition));
            self.places.push((group, atom));
            if let Condition::Moved(_) = condition {
                self.moving |= bit(group);
            }
        }
        let mut wanted = vec![0; self.atoms.len()];
        self.list.iter().for_each(|formula| self.weigh(&formula.expr, 1, &mut wanted));
        self.wanted = wanted;
        self.fits_in_states = self.groups.len() <= 128 && self.groups.iter().all(Group::fits);
        for Formula { dependencies, .. } in &mut self.list {
            let groups = dependencies.atoms.iter().filter_map(|at| self.places.get(*at));
            dependencies.groups = groups.fold(0, |groups, (group, _)| groups | bit(*group));
        }
        for at in 0..self.list.len() {
            let composed = self.list.get(at).is_some_and(|formula| self.composed(&formula.expr).is_some());
            if let Some(formula) = self.list.get_mut(at) {
                formula.dependencies.is_composed = composed;
            }
        }
    }

    /// Adds up how much oftener an expression asks for each atom than it forbids it.
    fn weigh(&self, expr: &Expr, sign: i32, wanted: &mut [i32]) {
        match expr {
            Expr::From(_) | Expr::UnderAge(_) => {}
            Expr::Atom(at) => {
                if let Some(wanted) = wanted.get_mut(*at) {
                    *wanted += sign;
                }
            }
            Expr::Formula(id) => self.get(*id).into_iter().for_each(|formula| self.weigh(&formula.expr, sign, wanted)),
            Expr::Not(part) => self.weigh(part, -sign, wanted),
            Expr::All(parts) | Expr::Any(parts) => parts.iter().for_each(|part| self.weigh(part, sign, wanted)),
        }
    }

    /// The groups of an expression, unless two parts that it joins look at the same one, or one looks at a move.
    fn composed(&self, expr: &Expr) -> Option<u128> {
        match expr {
            Expr::From(_) | Expr::UnderAge(_) => Some(0),
            Expr::Atom(at) => self.places.get(*at).map(|(group, _)| bit(*group)).filter(|bit| self.moving & bit == 0),
            Expr::Formula(id) => self.get(*id).map(|formula| formula.dependencies.groups),
            Expr::Not(part) => self.composed(part),
            Expr::All(parts) | Expr::Any(parts) => parts.iter().try_fold(0, |groups, part| {
                let more = self.composed(part)?;
                (groups & more == 0).then_some(groups | more)
            }),
        }
    }
}

/// The bit of a group.
fn bit(group: usize) -> u128 {
    1_u128.checked_shl(u32::try_from(group).unwrap_or(u32::MAX)).unwrap_or_default()
}

/// Each of these; one alone is itself.
pub(crate) fn all(parts: Vec<Expr>) -> Expr {
    join(parts, Expr::All)
}

/// At least one of these; one alone is itself.
pub(crate) fn any(parts: Vec<Expr>) -> Expr {
    join(parts, Expr::Any)
}

fn join(mut parts: Vec<Expr>, join: fn(Vec<Expr>) -> Expr) -> Expr {
    match (parts.len(), parts.pop()) {
        (1, Some(only)) => only,
        (_, Some(last)) => {
            parts.push(last);
            join(parts)
        }
        (_, None) => join(parts),
    }
}

impl Dependencies {
    /// What some formulas look at together, but for atoms.
    pub(crate) fn of_all(formulas: &Formulas, which: impl Fn(FormulaId) -> bool) -> Self {
        let mut dependencies = Self::default();
        for (at, Formula { dependencies: of, .. }) in formulas.list.iter().enumerate() {
            if which(FormulaId(at)) {
                of.since.iter().for_each(|age| add(&mut dependencies.since, *age));
                of.ages.iter().for_each(|age| add(&mut dependencies.ages, *age));
                of.months.iter().for_each(|months| add(&mut dependencies.months, *months));
                of.from.iter().for_each(|day| add(&mut dependencies.from, *day));
                dependencies.birth_uses += of.birth_uses;
                dependencies.groups |= of.groups;
            }
        }
        dependencies
    }
}

impl Group {
    fn of(facts: Vec<FactId>) -> Self {
        let hidden = facts.iter().map(|_| OnceLock::new()).collect();
        Self { facts, atoms: Vec::new(), hidden }
    }

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

    /// Takes in an atom; gives its place.
    fn enter(&mut self, at: usize, condition: &Condition) -> usize {
        let most = if let Condition::Counted(count, _) = condition { u64::from(count.at_least.max(1)) } else { 1 };
        let shift = self.atoms.last().map_or(0, |last| last.shift + last.width());
        self.atoms.push(Atom { at, condition: *condition, shift, most });
        self.atoms.len() - 1
    }

    /// The conditions of its atoms.
    pub(crate) fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.atoms.iter().map(|atom| &atom.condition)
    }

    /// Whether some atom counts.
    pub(crate) fn counts(&self) -> bool {
        self.atoms.iter().any(|atom| atom.most > 1)
    }

    /// Whether a state of the group fits the bits there are.
    fn fits(&self) -> bool {
        self.atoms.last().is_none_or(|last| last.shift + last.width() <= u64::BITS)
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

fn add<T: PartialEq>(items: &mut Vec<T>, item: T) {
    if !items.contains(&item) {
        items.push(item);
    }
}
