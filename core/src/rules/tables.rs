//! Tables of atoms and formulas while they are put together.

use std::sync::OnceLock;

use crate::facts::FactId;
use crate::rules::condition::Condition;
use crate::rules::formula::{Atom, Bits, Dependencies, Expr, Formula, FormulaId, Formulas, Group, Run, add, facts_of};
use crate::time::Day;

/// The tables, as far as they are filled.
#[derive(Default)]
pub(super) struct Tables {
    atoms: Vec<&'static Condition>,
    list: Vec<Formula>,
    /// Equal parts are one run: so equal expressions are equal numbers.
    parts: Vec<Expr>,
    uses: Vec<u16>,
    ages: Vec<u16>,
    days: Vec<Day>,
    months: Vec<u32>,
    places: Vec<(u16, u16)>,
    /// The groups that look at moves, one bit each.
    moving: u128,
}

impl Tables {
    /// The formula of an expression, entered where it is new.
    pub(super) fn enter(&mut self, expr: Expr) -> FormulaId {
        if let Expr::Formula(known) = expr {
            return known;
        }
        let at = self.list.iter().position(|known| known.expr == expr);
        FormulaId(short(at.unwrap_or_else(|| {
            let from = self.uses.len();
            let mut dependencies = Dependencies::default();
            self.learn(expr, &mut dependencies);
            let atoms = self.uses.split_off(from);
            dependencies.atoms = enter_run(&mut self.uses, &atoms);
            self.list.push(Formula { expr, dependencies });
            self.list.len() - 1
        })))
    }

    /// The expression of a condition; `rule` gives the formula of a rule that it names.
    pub(super) fn expr(&mut self, condition: &'static Condition, rule: &dyn Fn(&str) -> Option<FormulaId>) -> Expr {
        match condition {
            Condition::All(parts) => {
                let parts = parts.iter().map(|part| self.expr(part, rule)).collect();
                self.all(parts)
            }
            Condition::Any(parts) => {
                let parts = parts.iter().map(|part| self.expr(part, rule)).collect();
                self.any(parts)
            }
            Condition::Not(part) => {
                let part = self.expr(part, rule);
                self.not(part)
            }
            Condition::From(day) => Expr::From(*day),
            Condition::UnderAge(age) => Expr::UnderAge(*age),
            Condition::Rule(id) => Expr::Formula(rule(id).unwrap_or(FormulaId::NONE)),
            atom => {
                let at = self.atoms.iter().position(|known| *known == atom);
                Expr::Atom(short(at.unwrap_or_else(|| {
                    self.atoms.push(atom);
                    self.atoms.len() - 1
                })))
            }
        }
    }

    /// Each of these; one alone is itself.
    pub(super) fn all(&mut self, parts: Vec<Expr>) -> Expr {
        self.join(parts, Expr::All)
    }

    /// At least one of these; one alone is itself.
    pub(super) fn any(&mut self, parts: Vec<Expr>) -> Expr {
        self.join(parts, Expr::Any)
    }

    /// Not this.
    pub(super) fn not(&mut self, part: Expr) -> Expr {
        Expr::Not(enter_run(&mut self.parts, &[part]).from)
    }

    fn join(&mut self, parts: Vec<Expr>, join: fn(Run) -> Expr) -> Expr {
        match parts.as_slice() {
            [only] => *only,
            parts => join(enter_run(&mut self.parts, parts)),
        }
    }

    /// Learns what an expression looks at.
    fn learn(&mut self, expr: Expr, dependencies: &mut Dependencies) {
        match expr {
            Expr::From(day) => dependencies.days |= bit_of(&mut self.days, day),
            Expr::UnderAge(age) => {
                dependencies.birth_uses = dependencies.birth_uses.saturating_add(1);
                dependencies.ages |= bit_of(&mut self.ages, age);
            }
            Expr::Formula(id) => {
                if let Some(Formula { dependencies: of, .. }) = self.list.get(id.at()) {
                    let from = usize::from(of.atoms.from);
                    self.uses.extend_from_within(from..from + usize::from(of.atoms.len));
                    dependencies.take(of);
                }
            }
            Expr::Atom(at) => {
                self.uses.push(at);
                match self.atoms.get(usize::from(at)) {
                    Some(Condition::RanSinceBirthday(age, _)) => {
                        dependencies.birth_uses = dependencies.birth_uses.saturating_add(1);
                        dependencies.ages |= bit_of(&mut self.ages, *age);
                        dependencies.since |= bit_of(&mut self.ages, *age);
                    }
                    Some(Condition::EndedWithin(months, _) | Condition::RunsOrEndedWithin(months, _)) => {
                        dependencies.months |= bit_of(&mut self.months, *months);
                    }
                    Some(Condition::Counted(count, _)) => dependencies.months |= bit_of(&mut self.months, count.months),
                    _ => {}
                }
            }
            Expr::All(_) | Expr::Any(_) | Expr::Not(_) => {
                self.below(expr).into_iter().for_each(|part| self.learn(part, dependencies));
            }
        }
    }

    /// The parts of an expression.
    fn below(&self, expr: Expr) -> Vec<Expr> {
        let (from, len) = match expr {
            Expr::All(run) | Expr::Any(run) => (run.from, run.len),
            Expr::Not(part) => (part, 1),
            _ => (0, 0),
        };
        self.parts.iter().skip(from.into()).take(len.into()).copied().collect()
    }

    /// Whether every place in them is a number that there is room for.
    pub(super) fn have_room(&self) -> bool {
        [self.atoms.len() + self.list.len(), self.parts.len(), self.uses.len()].iter().all(|len| *len < usize::from(u16::MAX))
    }

    /// The tables, once all formulas are entered: puts the atoms into groups, each of facts that hang together.
    pub(super) fn finish(mut self) -> Formulas {
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
        let mut groups: Vec<Group> = sets.into_iter().map(Group::of).collect();
        for (at, condition) in self.atoms.iter().enumerate() {
            let facts = facts_of(condition);
            let group = groups.iter().position(|group| facts.iter().any(|fact| group.facts.contains(fact)));
            let group = group.unwrap_or_default();
            let atom = groups.get_mut(group).map_or(0, |group| group.enter(short(at), condition));
            self.places.push((short(group), short(atom)));
            if let Condition::Moved(_) = condition {
                self.moving |= bit(group);
            }
        }
        let mut wanted = vec![0; self.atoms.len()];
        self.list.iter().for_each(|formula| self.weigh(formula.expr, 1, &mut wanted));
        for Formula { dependencies, .. } in &mut self.list {
            let (from, len) = (dependencies.atoms.from.into(), dependencies.atoms.len.into());
            let places = self.uses.iter().skip(from).take(len).filter_map(|at| self.places.get(usize::from(*at)));
            dependencies.groups = places.fold(0, |groups, (group, _)| groups | bit(usize::from(*group)));
        }
        let composed: Vec<bool> = self.list.iter().map(|formula| self.composed(formula.expr).is_some()).collect();
        self.list.iter_mut().zip(composed).for_each(|(formula, composed)| formula.dependencies.is_composed = composed);
        let bits = [self.ages.len(), self.days.len(), self.months.len()];
        Formulas {
            fits_in_states: groups.len() <= 128
                && groups.iter().all(Group::fits)
                && bits.iter().all(|len| u32::try_from(*len).is_ok_and(|len| len <= Bits::BITS)),
            atoms: self.places.into(),
            list: self.list.into(),
            parts: self.parts.into(),
            uses: self.uses.into(),
            ages: self.ages.into(),
            days: self.days.into(),
            months: self.months.into(),
            groups: groups.into(),
            moving: self.moving,
            wanted: wanted.into(),
        }
    }

    /// Adds up how much oftener an expression asks for each atom than it forbids it.
    fn weigh(&self, expr: Expr, sign: i32, wanted: &mut [i32]) {
        match expr {
            Expr::Atom(at) => {
                if let Some(wanted) = wanted.get_mut(usize::from(at)) {
                    *wanted += sign;
                }
            }
            Expr::Formula(id) => {
                self.list.get(id.at()).into_iter().for_each(|formula| self.weigh(formula.expr, sign, wanted));
            }
            Expr::Not(_) => self.below(expr).into_iter().for_each(|part| self.weigh(part, -sign, wanted)),
            _ => self.below(expr).into_iter().for_each(|part| self.weigh(part, sign, wanted)),
        }
    }

    /// The groups of an expression, unless two parts that it joins look at the same one, or one looks at a move.
    fn composed(&self, expr: Expr) -> Option<u128> {
        match expr {
            Expr::Atom(at) => {
                let (group, _) = self.places.get(usize::from(at))?;
                Some(bit(usize::from(*group))).filter(|bit| self.moving & bit == 0)
            }
            Expr::Formula(id) => self.list.get(id.at()).map(|formula| formula.dependencies.groups),
            _ => self.below(expr).into_iter().try_fold(0, |groups, part| {
                let more = self.composed(part)?;
                (groups & more == 0).then_some(groups | more)
            }),
        }
    }
}

impl Group {
    fn of(facts: Vec<FactId>) -> Self {
        let hidden: Vec<_> = facts.iter().map(|_| OnceLock::new()).collect();
        Self { facts: facts.into(), atoms: Vec::new().into(), hidden: hidden.into() }
    }

    /// Takes in an atom; gives its place.
    fn enter(&mut self, at: u16, condition: &'static Condition) -> usize {
        let most = if let Condition::Counted(count, _) = condition { u64::from(count.at_least.max(1)) } else { 1 };
        let shift = self.atoms.last().map_or(0, |last| u32::from(last.shift) + last.width());
        // One that there is no room for is where the state ends, or behind it.
        let shift = u8::try_from(shift).unwrap_or(u8::MAX);
        self.atoms.to_mut().push(Atom { condition, at, shift, most });
        self.atoms.len() - 1
    }
}

/// The run of these items in a list, entered where it is new.
fn enter_run<T: Copy + PartialEq>(all: &mut Vec<T>, items: &[T]) -> Run {
    if items.is_empty() {
        return Run::default();
    }
    let first = |all: &[T]| all.windows(items.len()).position(|run| run == items);
    if first(all).is_none() {
        all.extend_from_slice(items);
    }
    // What was entered may begin in what stood before: always the first place there is, so that equal runs are one.
    Run { from: short(first(all).unwrap_or(usize::MAX)), len: short(items.len()) }
}

/// A place in a table that [has room](Tables::have_room).
fn short(place: usize) -> u16 {
    u16::try_from(place).unwrap_or(u16::MAX)
}

/// The bit of a group.
fn bit(group: usize) -> u128 {
    1_u128.checked_shl(u32::try_from(group).unwrap_or(u32::MAX)).unwrap_or_default()
}

/// The bit of an item, which is entered where it is new.
fn bit_of<T: PartialEq>(items: &mut Vec<T>, item: T) -> Bits {
    let at = items.iter().position(|known| *known == item).unwrap_or_else(|| {
        items.push(item);
        items.len() - 1
    });
    Bits::from(1_u8).checked_shl(u32::try_from(at).unwrap_or(u32::MAX)).unwrap_or_default()
}
