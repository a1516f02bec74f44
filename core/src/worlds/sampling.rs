//! How formulas are worked out in a sample of worlds: in rows, which are joined bit by bit.
//!
//! A row has a place for each day next to which something turns; then, for the as-of day, one for the same worlds with
//! each of some other births, and one for each thing that can be put in place of a part of them.

use std::cell::RefCell;

use crate::lists::order;
use crate::lists::short::Short;
use crate::logic::Valuation;
use crate::phases::{Phase, Watch};
use crate::rules::{Atom, Condition, Expr, FormulaId, Move};
use crate::time::{Day, RoughDay, Truth, Window};
use crate::worlds::dice::{Dice, WorldSet};
use crate::worlds::made_up::Wanted;
use crate::worlds::model::Worlds;
use crate::worlds::moves;
use crate::worlds::rows::Rows;
use crate::worlds::sample::{Change, Instead, MadeUp, MadeUpGroup, Sample, Sampled, What, places_of};
use crate::worlds::solver::Solver;
use crate::worlds::variable::Variable;
use crate::worlds::variants::open_parts;

/// Of cases with more entries, or with more days on which something may turn, no sample is made: it would take longer
/// than it spares.
const MOST_ENTRIES: usize = 100;
const MOST_DAYS: usize = 2_000;

/// With no more births than that, nothing is put in place of parts.
const FEW_BIRTHS: usize = 3;
/// How many things are put in place of a part that has no choice of answers.
const CHANGES: usize = 2;

impl Worlds<'_> {
    /// A sample; `None` where it would take too long.
    fn make_sample(&self, solver: Solver<'_, '_>) -> Option<Sample> {
        // One day alone is looked at in less time.
        let Window { from, to } = self.valuation.window;
        if from == to || !self.can_be_sampled() {
            return None;
        }
        let as_of = self.case().as_of;
        let births = births(self.case().birth);
        let (mut days, mut groups) = (vec![from], 0);
        let mut earlier: Vec<Day> = Vec::new();
        let formulas = &self.policies.formulas;
        for dependencies in &self.dependencies {
            days.extend(solver.critical_days(dependencies).ok()?);
            groups |= dependencies.groups;
            if births.len() > 1 {
                let leap = self.valuation.interpretation.leap;
                let first = formulas.ages_of(dependencies).filter_map(|age| as_of.next().first_birth(age, leap));
                earlier.extend(first.flat_map(|birth| [birth.previous(), birth]));
            }
        }
        earlier.extend(births.iter().map(|(birth, _)| *birth));
        earlier.retain(|birth| self.case().birth.earliest <= *birth && *birth < self.case().birth.latest);
        order::sort(&mut earlier);
        earlier.dedup();
        days.retain(|day| from <= *day && *day != Day::NEVER);
        order::sort(&mut days);
        days.dedup();
        if days.len() > MOST_DAYS {
            return None;
        }
        // With few births it is quicker to search.
        let changes = if births.len() > FEW_BIRTHS && days.contains(&as_of) { solver.changes(groups)? } else { Vec::new() };
        Some(Sample { earlier, changes, ..Sample::new(self, days, births) })
    }

    /// Whether a sample takes less time than it spares.
    pub(super) fn can_be_sampled(&self) -> bool {
        self.policies.formulas.fits_in_states && self.entries() <= MOST_ENTRIES / 4
    }
}

impl Sample {
    /// Worlds with these births on these days, of which nothing is made up yet.
    pub(super) fn new(worlds: &Worlds<'_>, days: Vec<Day>, births: Vec<(Day, WorldSet)>) -> Self {
        let formulas = &worlds.policies.formulas;
        Self {
            days,
            as_of: worlds.case().as_of,
            births,
            earlier: Vec::new(),
            changes: Vec::new(),
            possible: WorldSet::MAX,
            dice: Dice::default(),
            made_up: formulas.groups.iter().map(|_| None).collect(),
            shared: 0,
            shared_made_up: Vec::new(),
            shared_lines: Vec::new(),
            born_long_ago: Vec::new(),
            rows: Rows::new(formulas.atoms.len() + formulas.list.len()),
        }
    }
}

/// Some births of all that can be, and the worlds that have each.
pub(super) fn births(birth: RoughDay) -> Vec<(Day, WorldSet)> {
    let days = birth.earliest.days_until(birth.latest);
    // The last are the young, whom policies are about.
    let young = |years: i64| birth.latest.plus_days((-366 * years).max(-days));
    let mut births = [birth.earliest, birth.middle(), young(40), young(23), young(19), young(12), young(3), birth.latest];
    order::sort(&mut births);
    let mut all: Vec<(Day, WorldSet)> = Vec::new();
    for (at, day) in (0..).zip(births) {
        let worlds = 0xff << (8 * at);
        match all.last_mut() {
            Some((before, those)) if *before == day => *those |= worlds,
            _ => all.push((day, worlds)),
        }
    }
    all
}

impl Solver<'_, '_> {
    /// What can be put in place of parts of the variables of these groups.
    fn changes(&self, groups: u128) -> Option<Vec<Change>> {
        let mut changes = Vec::new();
        for group in (0..self.groups().len()).filter(|group| groups >> group & 1 == 1) {
            for (variable, of) in self.variables(group).ok()?.iter().enumerate() {
                for (part, _) in open_parts(of) {
                    let change = |which, response| Change { group, variable, part, which, response };
                    match of {
                        Variable::Free(_, answers) => {
                            changes.extend(answers.iter().enumerate().map(|(at, answer)| change(at, Some(answer.response))));
                        }
                        _ => changes.extend((0..CHANGES).map(|which| change(which, None))),
                    }
                }
            }
        }
        Some(changes)
    }

    /// A formula in the worlds of the sample; `None` where there is no sample of it.
    pub(super) fn sampled(&self, id: FormulaId) -> Option<Sampled<'_>> {
        let _watch = Watch::begin(Phase::Sample);
        // It is bounded otherwise, and no work that a search could do without.
        let budget = &self.worlds.budget;
        let left = budget.begin_unbounded();
        let sample =
            self.worlds.sample.get_or_init(|| self.worlds.make_sample(*self).map(|sample| Box::new(RefCell::new(sample))));
        let sampled = sample.as_ref().and_then(|sample| {
            let at = sample.borrow_mut().formula(self, id)?;
            Some(Sampled { sample, at })
        });
        budget.go_on(left);
        sampled
    }
}

impl Sample {
    fn len(&self) -> usize {
        self.days.len() + self.earlier.len() + self.changes.len()
    }

    /// Where the row of a formula begins.
    pub(super) fn formula(&mut self, solver: &Solver<'_, '_>, id: FormulaId) -> Option<usize> {
        let formulas = &solver.worlds.policies.formulas;
        let place = formulas.atoms.len() + id.at();
        if let Some(at) = self.rows.known(place)? {
            return Some(at);
        }
        let begin = self.rows.stack.len();
        let found = formulas.get(id).and_then(|formula| self.push(solver, &formula.expr));
        self.rows.keep(place, begin, found)
    }

    /// Puts the row of an expression on the stack.
    fn push(&mut self, solver: &Solver<'_, '_>, expr: &Expr) -> Option<()> {
        let (len, formulas) = (self.len(), &solver.worlds.policies.formulas);
        match expr {
            Expr::From(from) => {
                let holds = |day: &Day| if from <= day { WorldSet::MAX } else { 0 };
                self.rows.stack.extend(self.days.iter().map(holds));
                self.fill(holds(&self.as_of), self.earlier.len() + self.changes.len());
            }
            Expr::UnderAge(age) => {
                let birthday = |birth: &Day| birth.birthday(*age, solver.worlds.valuation.interpretation.leap);
                let birthdays: Short<(Day, WorldSet), 8> =
                    self.births.iter().map(|(birth, worlds)| (birthday(birth), *worlds)).collect();
                let holds =
                    |day: &Day| birthdays.iter().filter(|(birthday, _)| day < birthday).fold(0, |all, (_, worlds)| all | worlds);
                self.rows.stack.extend(self.days.iter().map(holds));
                let young = |birth: &Day| if self.as_of < birthday(birth) { WorldSet::MAX } else { 0 };
                self.rows.stack.extend(self.earlier.iter().map(young));
                self.fill(holds(&self.as_of), self.changes.len());
            }
            Expr::Atom(at) => {
                let at = self.atom(solver, usize::from(*at))?;
                self.rows.push(at, len)?;
            }
            Expr::Formula(id) => {
                let at = self.formula(solver, *id)?;
                self.rows.push(at, len)?;
            }
            Expr::Not(part) => {
                self.push(solver, formulas.part(*part)?)?;
                let begin = self.rows.stack.len().checked_sub(len)?;
                self.rows.stack.get_mut(begin..)?.iter_mut().for_each(|truth| *truth = !*truth);
            }
            Expr::All(parts) => self.join(solver, formulas.parts(*parts), true)?,
            Expr::Any(parts) => self.join(solver, formulas.parts(*parts), false)?,
        }
        Some(())
    }

    fn fill(&mut self, truth: WorldSet, count: usize) {
        let len = self.rows.stack.len() + count;
        self.rows.stack.resize(len, truth);
    }

    /// Puts the rows of these parts on the stack, joined: where all are, or where any is.
    fn join(&mut self, solver: &Solver<'_, '_>, parts: &[Expr], all: bool) -> Option<()> {
        let len = self.len();
        let Some((first, others)) = parts.split_first() else {
            self.fill(if all { WorldSet::MAX } else { 0 }, len);
            return Some(());
        };
        let begin = self.rows.stack.len();
        self.push(solver, first)?;
        let end = self.rows.stack.len();
        for part in others {
            // Whatever comes makes no difference any more.
            if self.rows.is_throughout(begin, !all) {
                break;
            }
            match part {
                Expr::Atom(at) => {
                    let at = self.atom(solver, usize::from(*at))?;
                    self.rows.join(begin, at, all)?;
                }
                Expr::Formula(id) => {
                    let at = self.formula(solver, *id)?;
                    self.rows.join(begin, at, all)?;
                }
                part => {
                    self.push(solver, part)?;
                    self.rows.join_last(begin, end, all)?;
                }
            }
        }
        Some(())
    }

    /// Where the row of an atom begins.
    fn atom(&mut self, solver: &Solver<'_, '_>, at: usize) -> Option<usize> {
        if let Some(known) = self.rows.known(at)? {
            return Some(known);
        }
        let begin = self.rows.stack.len();
        let found = match solver.known.always(at) {
            Some(truth) => {
                self.fill(if truth == Truth::True { WorldSet::MAX } else { 0 }, self.len());
                Some(())
            }
            None => self.make_up(solver, at),
        };
        self.rows.keep(at, begin, found)
    }

    /// Puts on the stack what was made up makes of an atom.
    fn make_up(&mut self, solver: &Solver<'_, '_>, at: usize) -> Option<()> {
        let formulas = &solver.worlds.policies.formulas;
        let (group, atom_at) = formulas.place(u16::try_from(at).ok()?)?;
        let of = formulas.groups.get(group)?;
        let atom = of.atoms.get(atom_at)?;
        if let Condition::Moved(of) = atom.condition {
            return self.moved(solver, of);
        }
        let is_shared = self.is_shared(group);
        if self.of_group(group)?.is_none() {
            let wanted = Wanted { group: of, atoms: &formulas.wanted };
            let variables = solver.variables(group).ok()?;
            if is_shared {
                std::mem::swap(&mut self.births, &mut self.born_long_ago);
            }
            let made_up = self.make_up_group(group, variables, &wanted);
            if is_shared {
                std::mem::swap(&mut self.births, &mut self.born_long_ago);
            }
            *self.of_group(group)? = Some(made_up);
        }
        if is_shared && !matches!(atom.condition, Condition::RanSinceBirthday(..)) {
            return self.add_up_shared(solver, at, group);
        }
        let made_up = self.of_group(group)?.take()?;
        let done = self.add_up(&solver.worlds.valuation, atom, atom_at, &made_up);
        *self.of_group(group)? = Some(made_up);
        done
    }

    /// Whether it is made up of a group for other cases as well. The WebAssembly module knows no rosters, and so none of this.
    fn is_shared(&self, group: usize) -> bool {
        cfg!(not(target_family = "wasm")) && self.shared >> group & 1 == 1
    }

    /// What was made up for a group, for this case or for others as well.
    fn of_group(&mut self, group: usize) -> Option<&mut Option<MadeUpGroup>> {
        let all = if self.is_shared(group) { &mut self.shared_made_up } else { &mut self.made_up };
        all.get_mut(group)
    }

    /// Puts on the stack what was added up for other cases as well.
    fn add_up_shared(&mut self, solver: &Solver<'_, '_>, at: usize, group: usize) -> Option<()> {
        if self.shared_lines.get(at)?.is_none() {
            let line = self.shared_line(solver, at, group)?;
            *self.shared_lines.get_mut(at)? = Some(line);
        }
        let (len, begin) = (self.len(), self.rows.stack.len());
        for (day, worlds) in self.shared_lines.get(at)?.as_deref()? {
            let before = self.days.iter().take_while(|lane| *lane < day).count();
            self.rows.stack.truncate(begin + before);
            self.rows.stack.resize(begin + len, *worlds);
        }
        Some(())
    }

    /// In which worlds an atom is, from each day on which that turns.
    fn shared_line(&mut self, solver: &Solver<'_, '_>, at: usize, group: usize) -> Option<Vec<(Day, WorldSet)>> {
        let (_, atom_at) = solver.worlds.policies.formulas.place(u16::try_from(at).ok()?)?;
        let atom = solver.groups().get(group)?.atoms.get(atom_at)?;
        let made_up = self.shared_made_up.get(group)?.as_ref()?;
        let count = Count { atom, atom_at, births: &self.born_long_ago, valuation: &solver.worlds.valuation };
        let mut days = vec![self.as_of];
        for made_up in &made_up.all {
            count.each(&made_up.what, None, &mut |from, to, _| days.extend([from, to.next()]));
        }
        days.retain(|day| self.as_of <= *day && *day != Day::NEVER);
        order::sort(&mut days);
        days.dedup();
        let mut row = Vec::new();
        count.add_up(&days, made_up, &mut row, &mut |_, _| {})?;
        Some(days.into_iter().zip(row).collect())
    }

    /// Puts on the stack in which worlds there is a move: as on each day there may be one or not, whatever else is so.
    fn moved(&mut self, solver: &Solver<'_, '_>, of: &Move) -> Option<()> {
        let case = solver.worlds.case();
        if case.entries(of.spans).next().is_some() {
            return None;
        }
        let thrown = self.dice.some(true);
        let truth = |day: Day| {
            let (can, cannot) = moves::truths(of, case, day, &solver.worlds.budget).ok()?;
            let always = if can { WorldSet::MAX } else { 0 };
            Some(if can && cannot { thrown } else { always })
        };
        let row: Vec<WorldSet> = self.days.iter().map(|day| truth(*day)).collect::<Option<_>>()?;
        self.rows.stack.extend(row);
        self.fill(truth(self.as_of)?, self.earlier.len() + self.changes.len());
        Some(())
    }

    /// Puts on the stack in which worlds there is as much of an atom as makes it hold.
    fn add_up(&mut self, valuation: &Valuation<'_>, atom: &Atom, atom_at: usize, made_up: &MadeUpGroup) -> Option<()> {
        let Self { days, births, earlier, changes, rows, as_of, .. } = self;
        let count = Count { atom, atom_at, births, valuation };
        let has_others = earlier.len() + changes.len() > 0;
        let most = usize::try_from(atom.most).ok()?;
        // For each thing made up, the worlds in which it counts on the as-of day, if it is there.
        let mut counts: Vec<WorldSet> = Vec::new();
        if has_others {
            counts.resize(made_up.all.len(), 0);
        }
        count.add_up(days, made_up, &mut rows.stack, &mut |at, (from, to, of)| {
            if let Some(here) = counts.get_mut(at)
                && from <= *as_of
                && *as_of <= to
            {
                *here |= of;
            }
        })?;
        if !has_others {
            return Some(());
        }
        let now = at_least(most, &mut made_up.all.iter().zip(&counts).map(|(made_up, counts)| made_up.worlds & counts));
        for birth in earlier {
            rows.stack.push(if let Condition::RanSinceBirthday(..) = atom.condition {
                let counts = |made_up: &MadeUp| made_up.worlds & count.on(*as_of, &made_up.what, Some(*birth));
                at_least(most, &mut made_up.all.iter().map(counts))
            } else {
                now
            });
        }
        let begin = rows.stack.len();
        rows.stack.resize(begin + changes.len(), now);
        let of_changes = rows.stack.get_mut(begin..)?;
        for (at, instead) in &made_up.changed {
            let variable = changes.get(*at)?.variable;
            let begin = made_up.all.partition_point(|made_up| made_up.variable < variable);
            let end = made_up.all.partition_point(|made_up| made_up.variable <= variable);
            let its = counts.get(begin..end)?;
            if its.iter().all(|counts| *counts == 0) && !matches!(instead, Instead::Other(_)) {
                continue;
            }
            let all = made_up.all.iter().zip(&counts).map(|(made_up, counts)| made_up.worlds & counts);
            let others = all.enumerate().filter(|(at, _)| !(begin..end).contains(at)).map(|(_, worlds)| worlds);
            *of_changes.get_mut(*at)? = match instead {
                Instead::Elsewhere(worlds) => {
                    let elsewhere = worlds.iter().zip(its).map(|(worlds, counts)| worlds & counts);
                    at_least(most, &mut others.chain(elsewhere))
                }
                Instead::Other(made_up) => {
                    let other = made_up.iter().map(|made_up| made_up.worlds & count.on(*as_of, &made_up.what, None));
                    at_least(most, &mut others.chain(other))
                }
            };
        }
        Some(())
    }
}

/// Adds one more in some worlds in these places; level by level, each as long, it is counted how many there are.
fn add(levels: &mut [WorldSet], len: usize, (first, end): (usize, usize), worlds: WorldSet) {
    if worlds == 0 || first >= end {
        return;
    }
    let mut before: Option<&mut [WorldSet]> = None;
    for level in levels.chunks_mut(len.max(1)).rev() {
        if let Some(more) = before.take() {
            let more = more.get_mut(first..end).unwrap_or_default().iter_mut();
            more.zip(level.get(first..end).unwrap_or_default()).for_each(|(more, fewer)| *more |= fewer & worlds);
        }
        before = Some(level);
    }
    let fewest = before.and_then(|level| level.get_mut(first..end)).unwrap_or_default();
    fewest.iter_mut().for_each(|truth| *truth |= worlds);
}

/// The worlds that are in at least so many of these sets.
fn at_least(most: usize, sets: &mut dyn Iterator<Item = WorldSet>) -> WorldSet {
    if most == 1 {
        return sets.fold(0, |all, worlds| all | worlds);
    }
    let mut levels = vec![0; most];
    for worlds in sets {
        let mut more = worlds;
        for level in &mut levels {
            (*level, more) = (*level | more, *level & more);
        }
    }
    levels.last().copied().unwrap_or_default()
}

/// Counts what makes an atom hold.
struct Count<'n> {
    atom: &'n Atom,
    /// Its place in its group.
    atom_at: usize,
    births: &'n [(Day, WorldSet)],
    valuation: &'n Valuation<'n>,
}

impl Count<'_> {
    /// Puts on the stack in which worlds there is as much as makes the atom hold, on each of these days; `visit` learns
    /// of each thing made up on which days it counts, and in which worlds, if it is there.
    fn add_up(
        &self,
        days: &[Day],
        made_up: &MadeUpGroup,
        stack: &mut Vec<WorldSet>,
        visit: &mut dyn FnMut(usize, (Day, Day, WorldSet)),
    ) -> Option<()> {
        let (len, most) = (days.len(), usize::try_from(self.atom.most).ok()?);
        // Where one makes it hold, where two do, and so on; of which all but the last are dropped.
        let begin = stack.len();
        stack.resize(begin + len * most, 0);
        let row = stack.get_mut(begin..)?;
        for (at, made_up) in made_up.all.iter().enumerate() {
            self.each(&made_up.what, None, &mut |from, to, of| {
                visit(at, (from, to, of));
                add(row, len, places_of(days, from, to), made_up.worlds & of);
            });
        }
        for at in begin..begin + len {
            let last = stack.get(at + len * (most - 1)).copied();
            if let (Some(place), Some(last)) = (stack.get_mut(at), last) {
                *place = last;
            }
        }
        stack.truncate(begin + len);
        Some(())
    }

    /// Visits the days on which something made up makes the atom hold, and in which worlds, if it is there; with another
    /// birth, where one is given.
    fn each(&self, what: &What, birth: Option<Day>, visit: &mut dyn FnMut(Day, Day, WorldSet)) {
        match what {
            What::State(state, from) if self.atom.holds(*state) => visit(*from, Day::NEVER, WorldSet::MAX),
            What::Days(of, from, to) if *of == self.atom_at => visit(*from, *to, WorldSet::MAX),
            What::Entry(entry, passes, _) if passes >> self.atom_at & 1 == 1 => {
                let condition = self.atom.condition;
                let mut with = |birth: Day, worlds: WorldSet| {
                    let bounds = self.valuation.with_births(birth.into()).entry_bounds(condition, entry);
                    visit(bounds.from, bounds.to, worlds);
                };
                match (condition, birth) {
                    (Condition::RanSinceBirthday(..), None) => {
                        self.births.iter().for_each(|(birth, worlds)| with(*birth, *worlds));
                    }
                    (_, birth) => with(birth.unwrap_or(Day::FIRST), WorldSet::MAX),
                }
            }
            _ => {}
        }
    }

    /// The worlds in which it makes the atom hold on a day, if it is there.
    fn on(&self, day: Day, what: &What, birth: Option<Day>) -> WorldSet {
        let mut all = 0;
        self.each(what, birth, &mut |from, to, worlds| {
            if from <= day && day <= to {
                all |= worlds;
            }
        });
        all
    }
}
