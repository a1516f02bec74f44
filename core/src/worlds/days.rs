//! On which days something turns: the days between two of them are alike, and so are the births.

use smallvec::SmallVec;

use crate::condition::Condition;
use crate::day::Day;
use crate::worlds::both;
use crate::worlds::look::View;
use crate::worlds::moves;
use crate::worlds::source::Source;

impl View<'_> {
    /// The days on which what is possible begins or ceases to be.
    pub(crate) fn critical_days(&self) -> Vec<Day> {
        let as_of = self.case.as_of;
        let birth = self.case.birth;
        let mut days = self.plan.from.clone();
        // Days of the facts: where a start, an end, an event or a deed can first and last be.
        let mut bounds: Vec<Day> = Vec::new();
        if self.plan.birth_uses > 0 || self.sources.iter().flatten().any(Source::begins_with_birth) {
            bounds.extend(both(birth));
        }
        bounds.extend([as_of.previous(), as_of]);
        for source in self.sources.iter().flatten() {
            source.bounds(self, &mut bounds);
        }
        bounds.sort_unstable();
        bounds.dedup();
        bounds.retain(|day| *day != Day::NEVER);
        let months = self.months();
        for bound in &bounds {
            days.extend([*bound, bound.next()]);
            days.extend(months.iter().map(|months| bound.plus_months(*months).next()));
        }
        days.extend(self.birthdays_of(&bounds));
        days.sort_unstable();
        days.dedup();
        days
    }

    /// The birthdays on which a birth passes from one side of such a bound to the other.
    fn birthdays_of(&self, bounds: &[Day]) -> Vec<Day> {
        let birth = self.case.birth;
        let ages = &self.plan.ages;
        let mut births: Vec<Day> = both(birth).to_vec();
        if birth.exact().is_none() {
            for bound in bounds {
                births.push(*bound);
                births.extend(ages.iter().filter_map(|age| bound.first_birth(*age, self.leap)).flat_map(|b| [b.previous(), b]));
            }
            births.retain(|day| birth.earliest <= *day && *day <= birth.latest);
        }
        births.iter().flat_map(|birth| ages.iter().map(|age| birth.birthday(*age, self.leap))).collect()
    }

    /// Births at which something turns on a day.
    pub(crate) fn birth_cuts(&self, day: Day) -> SmallVec<[Day; 16]> {
        let mut marks: SmallVec<[Day; 16]> = SmallVec::new();
        marks.extend([day, day.next()]);
        marks.extend(self.months().iter().filter_map(|months| day.first_that_reaches(*months)));
        marks.extend([self.case.as_of, self.case.as_of.next()]);
        let rough_member = self.sources.iter().flatten().filter(|source| source.begins_with_birth());
        let mut bounds: Vec<Day> = Vec::new();
        rough_member.for_each(|source| source.bounds(self, &mut bounds));
        bounds.retain(|bound| *bound != Day::NEVER);
        for bound in bounds {
            marks.extend([bound, bound.next()]);
        }
        let mut cuts: SmallVec<[Day; 16]> = SmallVec::new();
        for mark in &marks {
            cuts.push(*mark);
            // Whoever is born on this day or later has the birthday on the mark or later.
            cuts.extend(self.plan.ages.iter().filter_map(|age| mark.first_birth(*age, self.leap)));
        }
        cuts
    }

    /// How long ends and events count.
    fn months(&self) -> SmallVec<[u32; 4]> {
        let mut months: SmallVec<[u32; 4]> = SmallVec::new();
        for atom in self.plan.groups.iter().flat_map(|group| &group.atoms) {
            let of_atom = match &atom.condition {
                Condition::EndedWithin(months, _) | Condition::RunsOrEndedWithin(months, _) => Some(*months),
                Condition::Counted(count, _) => Some(count.months),
                _ => None,
            };
            months.extend(of_atom.filter(|of_atom| !months.contains(of_atom)));
        }
        months
    }
}

impl Source<'_> {
    /// Whether it begins no earlier than the birth.
    fn begins_with_birth(&self) -> bool {
        match self {
            Self::Entry(item) => item.born,
            Self::Hidden { born, .. } => *born,
            _ => false,
        }
    }

    /// The first and the last day that each of its days can be.
    fn bounds(&self, view: &View<'_>, bounds: &mut Vec<Day>) {
        match self {
            Self::Entry(item) => {
                bounds.extend(both(item.start));
                bounds.extend(item.end.into_iter().flat_map(both));
                bounds.extend(item.deeds.iter().filter_map(|(_, _, done)| *done).flat_map(both));
            }
            Self::Deed(_, day, _) => bounds.extend(both(*day)),
            Self::Move(of, _) => bounds.extend(moves::bounds(of, view.case)),
            Self::Fixed(_) | Self::Free(..) | Self::Hidden { .. } => {}
        }
    }
}
