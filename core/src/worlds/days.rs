//! On which days something turns: the days between two of them are alike, and so are the births.

use crate::lists::short::{Short, short};

use crate::case::Case;
use crate::lists::order;
use crate::rules::{Bits, Dependencies};
use crate::time::{Day, RoughDay};
use crate::worlds::budget::Found;
use crate::worlds::moves;
use crate::worlds::solver::Solver;
use crate::worlds::variable::Variable;

impl<'v, 'c> Solver<'v, 'c> {
    /// The days on which what is possible begins or ceases to be.
    pub(super) fn critical_days(&self, dependencies: &Dependencies) -> Found<Vec<Day>> {
        self.critical_days_of(dependencies, dependencies.groups, dependencies.birth_uses > 0)
    }

    /// The same, of the facts of these groups alone, and of the birth where it is looked at.
    pub(super) fn critical_days_of(&self, dependencies: &Dependencies, groups: u128, birth: bool) -> Found<Vec<Day>> {
        let case = self.worlds.case();
        let formulas = &self.worlds.policies.formulas;
        let mut days: Vec<Day> = formulas.days_of(dependencies).collect();
        // Days of the facts: where a start, an end, an event or a deed can first and last be.
        let mut bounds: Vec<Day> = vec![case.as_of.previous(), case.as_of];
        let variables = self.variables_of(groups)?;
        if birth || variables.iter().any(|variable| variable.begins_with_birth()) {
            bounds.extend(both(case.birth));
        }
        self.worlds.budget.spend(variables.len())?;
        for variable in variables {
            variable.bounds(case, &mut bounds);
            if let Variable::Exact(exact) = variable {
                days.extend(exact.turns());
            }
        }
        order::sort(&mut bounds);
        bounds.dedup();
        bounds.retain(|day| *day != Day::NEVER);
        let births = self.births_by(dependencies, &bounds);
        self.worlds.budget.spend(
            (days.len() + (bounds.len() + births.len()) * (2 + number_of(dependencies.months) + number_of(dependencies.ages)))
                / 4,
        )?;
        // Somebody was in care on a birthday or not: what ended on it, and so long after.
        let leap = self.worlds.valuation.interpretation.leap;
        bounds.extend(births.iter().flat_map(|birth| formulas.since_of(dependencies).map(|age| birth.birthday(age, leap))));
        days.extend(births.iter().flat_map(|birth| formulas.ages_of(dependencies).map(|age| birth.birthday(age, leap))));
        for bound in &bounds {
            days.extend([*bound, bound.next()]);
            days.extend(formulas.months_of(dependencies).map(|months| bound.plus_months(months).next()));
        }
        order::sort(&mut days);
        days.dedup();
        Ok(days)
    }

    /// The first and the last birth, and those that have a birthday next to such a bound.
    fn births_by(&self, dependencies: &Dependencies, bounds: &[Day]) -> Vec<Day> {
        let formulas = &self.worlds.policies.formulas;
        let birth = self.worlds.case().birth;
        let leap = self.worlds.valuation.interpretation.leap;
        let mut births: Vec<Day> = both(birth).to_vec();
        if birth.exact().is_none() {
            for bound in bounds {
                births.push(*bound);
                for next_to in [*bound, bound.next()] {
                    let first = formulas.ages_of(dependencies).filter_map(|age| next_to.first_birth(age, leap));
                    births.extend(first.flat_map(|birth| [birth.previous(), birth]));
                }
            }
            births.retain(|day| birth.earliest <= *day && *day <= birth.latest);
        }
        order::sort(&mut births);
        births.dedup();
        births
    }

    /// Births at which something turns on a day.
    pub(super) fn birth_cuts(&self, dependencies: &Dependencies, day: Day) -> Found<Short<Day, 16>> {
        let formulas = &self.worlds.policies.formulas;
        let case = self.worlds.case();
        let leap = self.worlds.valuation.interpretation.leap;
        // An age is reached on the day, or it is not.
        let mut cuts: Short<Day, 16> =
            formulas.ages_of(dependencies).filter_map(|age| day.next().first_birth(age, leap)).collect();
        // Nothing of the member begins before the birth.
        let mut marks: Short<Day, 16> = short![day, day.next(), case.as_of, case.as_of.next()];
        marks.extend(formulas.months_of(dependencies).filter_map(|months| day.first_that_reaches(months)));
        let mut bounds: Vec<Day> = Vec::new();
        let variables = self.variables_of(dependencies.groups)?;
        self.worlds.budget.spend(variables.len())?;
        variables.iter().filter(|variable| variable.begins_with_birth()).for_each(|variable| variable.bounds(case, &mut bounds));
        bounds.retain(|bound| *bound != Day::NEVER);
        order::sort(&mut bounds);
        bounds.dedup();
        self.worlds.budget.spend(bounds.len() / 4)?;
        marks.extend(bounds.into_iter().flat_map(|bound| [bound, bound.next()]));
        cuts.extend(marks.iter().copied());
        // Whether something ran since a birthday: whoever is born on this day or later has it on the mark or later.
        for age in formulas.since_of(dependencies) {
            cuts.extend(marks.iter().filter_map(|mark| mark.first_birth(age, leap)));
        }
        Ok(cuts)
    }

    /// The days next to which a day of the facts makes something turn on this day: the days between two of them
    /// are alike, whichever fact they are days of. Days that are known exactly count only where others hang on
    /// them.
    pub(crate) fn turning_days(&self, dependencies: &Dependencies, day: Day) -> Found<Vec<Day>> {
        let formulas = &self.worlds.policies.formulas;
        let case = self.worlds.case();
        let leap = self.worlds.valuation.interpretation.leap;
        let mut births: Vec<Day> = both(case.birth).to_vec();
        if case.birth.exact().is_none() {
            births.extend(self.birth_cuts(dependencies, day)?);
        }
        let mut days = vec![day, case.as_of];
        days.extend(formulas.months_of(dependencies).filter_map(|months| day.first_that_reaches(months)));
        days.extend(births.iter().flat_map(|birth| formulas.ages_of(dependencies).map(|age| birth.birthday(age, leap))));
        days.extend(births);
        for variable in self.variables_of(dependencies.groups)? {
            match variable {
                Variable::Entry(item) => {
                    let deeds = item.deeds.iter().filter_map(|(_, _, done)| *done);
                    let rough = [item.start].into_iter().chain(item.end).chain(deeds).filter(|days| days.exact().is_none());
                    days.extend(rough.flat_map(both));
                }
                Variable::Move(of, _) => days.extend(moves::bounds(of, case)),
                _ => {}
            }
        }
        Ok(days)
    }

    fn variables_of(&self, groups: u128) -> Found<Short<&'v Variable<'c>, 32>> {
        let mut all = Short::new();
        for group in (0..self.groups().len()).filter(|group| groups >> group & 1 == 1) {
            all.extend(self.variables(group)?);
        }
        Ok(all)
    }
}

impl Variable<'_> {
    /// Whether it begins no earlier than the birth.
    fn begins_with_birth(&self) -> bool {
        match self {
            Self::Entry(item) => item.born,
            Self::Hidden { born, .. } => *born,
            Self::Exact(exact) => exact.has_ends(),
            Self::Move(..) => true,
            _ => false,
        }
    }

    /// The first and the last day that each of its days can be.
    fn bounds(&self, case: &Case, bounds: &mut Vec<Day>) {
        match self {
            Self::Entry(item) => {
                bounds.extend(both(item.start));
                bounds.extend(item.end.into_iter().flat_map(both));
                bounds.extend(item.deeds.iter().filter_map(|(_, _, done)| *done).flat_map(both));
            }
            Self::Deed(_, day, _) => bounds.extend(both(*day)),
            Self::Move(of, _) => bounds.extend(moves::bounds(of, case)),
            Self::Exact(exact) => bounds.extend(exact.ends()),
            Self::Fixed(_) | Self::Free(..) | Self::Hidden { .. } => {}
        }
    }
}

/// How many bits are set.
fn number_of(bits: Bits) -> usize {
    usize::try_from(bits.count_ones()).unwrap_or_default()
}

/// The days on which something that may be rough first and last can be.
fn both(days: RoughDay) -> [Day; 2] {
    [days.earliest, days.latest]
}
