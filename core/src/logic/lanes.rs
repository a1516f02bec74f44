//! What formulas are on a few days at once, three-valued: a day a bit.
//!
//! Where only some days matter, a number says on which of them something can hold, and another on which it must; and
//! formulas are joined bit by bit. Single conditions are timelines here too, so that there is one code for them.

use crate::case::Case;
use crate::logic::valuation::Valuation;
use crate::rules::{Condition, Expr, FormulaId, Formulas, Policies};
use crate::time::{Day, Timeline, Truth};

/// So many days can be looked at together.
pub(crate) const MOST_LANES: usize = 64;

/// What something is on each of some days: where it can hold, and where it must, one bit a day.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct OnDays {
    can: u64,
    sure: u64,
}

impl OnDays {
    /// What it is on the day of this place.
    pub(crate) fn at(self, lane: usize) -> Truth {
        match (self.sure >> lane & 1, self.can >> lane & 1) {
            (1, _) => Truth::True,
            (_, 0) => Truth::False,
            _ => Truth::Unknown,
        }
    }

    /// The same, settled on one day.
    pub(crate) fn settled(self, lane: usize, truth: Truth) -> Self {
        let bit = 1 << lane;
        match truth {
            Truth::True => Self { can: self.can | bit, sure: self.sure | bit },
            Truth::False => Self { can: self.can & !bit, sure: self.sure & !bit },
            Truth::Unknown => self,
        }
    }
}

/// Single conditions on every day from the as-of day on.
pub(crate) struct Atoms<'c> {
    valuation: Valuation<'c>,
    /// By the places of atoms; nothing for those that nobody asks for, or that are open throughout.
    lines: Vec<Option<Timeline>>,
}

impl<'c> Atoms<'c> {
    /// The atoms of these places.
    pub(crate) fn new(valuation: Valuation<'c>, policies: &Policies, which: &[usize]) -> Self {
        let mut lines = Vec::new();
        lines.resize_with(policies.formulas.atoms.len(), || None);
        for at in which {
            if let (Some(line), Some(condition)) = (lines.get_mut(*at), policies.formulas.condition(*at))
                && !is_open(condition, valuation.case)
            {
                *line = Some(valuation.value_of(condition));
            }
        }
        Self { valuation, lines }
    }

    /// What an atom is on every day.
    pub(crate) fn line(&self, at: usize) -> Option<&Timeline> {
        self.lines.get(at)?.as_ref()
    }

    /// The days on which some atom turns.
    pub(crate) fn turns(&self) -> impl Iterator<Item = Day> {
        self.lines.iter().flatten().flat_map(|line| line.steps().iter().skip(1)).map(|step| step.from)
    }
}

/// Whether a condition is open on every day, because its fact is not given.
fn is_open(condition: &Condition, case: &Case) -> bool {
    match condition {
        Condition::Holds(fact) | Condition::Done(fact) | Condition::Chosen(fact, _) | Condition::Includes(fact, _) => {
            case.value(*fact).is_none()
        }
        _ => false,
    }
}

/// Formulas on some days.
pub(crate) struct Lanes<'a, 'c> {
    atoms: &'a Atoms<'c>,
    policies: &'a Policies,
    /// Ascending.
    pub(crate) days: &'a [Day],
    of_atoms: Vec<OnDays>,
    of_formulas: Vec<OnDays>,
    /// By the places of formulas: the days on which worlds showed one open, once that was looked up.
    shown_open: Vec<Option<u64>>,
    /// What being under each age is.
    under: Vec<(u16, OnDays)>,
}

impl<'a, 'c> Lanes<'a, 'c> {
    /// These formulas, each of which stands behind those that it names, on these days; they ask about these ages.
    pub(crate) fn new(
        atoms: &'a Atoms<'c>,
        policies: &'a Policies,
        days: &'a [Day],
        formulas: &[FormulaId],
        ages: impl Iterator<Item = u16>,
    ) -> Self {
        let count = policies.formulas.list.len();
        let (of_formulas, shown_open) = (vec![OnDays::default(); count], vec![None; count]);
        let mut lanes = Self { atoms, policies, days, of_atoms: Vec::new(), of_formulas, shown_open, under: Vec::new() };
        lanes.under = ages.map(|age| (age, lanes.under(age))).collect();
        lanes.of_atoms =
            atoms.lines.iter().map(|line| line.as_ref().map_or(lanes.constant(Truth::Unknown), |line| lanes.of(line))).collect();
        for id in formulas {
            lanes.set(*id, lanes.what_follows(*id));
        }
        lanes
    }

    /// What follows of a formula from what those are that it names.
    pub(crate) fn what_follows(&self, id: FormulaId) -> OnDays {
        self.policies.formulas.get(id).map_or(self.constant(Truth::Unknown), |formula| self.expr(&formula.expr))
    }

    /// The formulas that a formula names.
    pub(crate) fn named(&self, id: FormulaId) -> Vec<FormulaId> {
        let mut named = Vec::new();
        if let Some(formula) = self.policies.formulas.get(id) {
            name(&self.policies.formulas, &formula.expr, &mut named);
        }
        named
    }

    /// What a formula is.
    pub(crate) fn get(&self, id: FormulaId) -> OnDays {
        self.of_formulas.get(id.at()).copied().unwrap_or(self.constant(Truth::Unknown))
    }

    /// Notes what a formula is.
    pub(crate) fn set(&mut self, id: FormulaId, found: OnDays) {
        if let Some(known) = self.of_formulas.get_mut(id.at()) {
            *known = found;
        }
    }

    /// The days on which worlds showed a formula open, once that was looked up.
    pub(crate) fn shown_open(&self, id: FormulaId) -> Option<u64> {
        self.shown_open.get(id.at()).copied().flatten()
    }

    /// Notes the days on which worlds show a formula open.
    pub(crate) fn show_open(&mut self, id: FormulaId, days: u64) {
        if let Some(known) = self.shown_open.get_mut(id.at()) {
            *known = Some(days);
        }
    }

    /// The days before this one, one bit each.
    fn before(&self, day: Day) -> u64 {
        let count = self.days.iter().take_while(|lane| **lane < day).count();
        u32::try_from(count).ok().and_then(|count| 1_u64.checked_shl(count)).map_or(u64::MAX, |end| end - 1)
    }

    fn constant(&self, truth: Truth) -> OnDays {
        let mask = |holds: bool| if holds { u64::MAX } else { 0 };
        OnDays { can: mask(truth != Truth::False), sure: mask(truth == Truth::True) }
    }

    /// What a line is on the days.
    fn of(&self, line: &Timeline) -> OnDays {
        if let [only] = line.steps() {
            return self.constant(only.truth);
        }
        let mut found = OnDays::default();
        for step in line.steps() {
            let before = self.before(step.from);
            let from = self.constant(step.truth);
            found = OnDays { can: found.can & before | from.can & !before, sure: found.sure & before | from.sure & !before };
        }
        found
    }

    fn under(&self, age: u16) -> OnDays {
        let birthday = self.atoms.valuation.birthday(age);
        OnDays { can: self.before(birthday.latest), sure: self.before(birthday.earliest) }
    }

    fn expr(&self, expr: &Expr) -> OnDays {
        let formulas = &self.policies.formulas;
        match expr {
            Expr::From(day) => {
                let from = !self.before(*day);
                OnDays { can: from, sure: from }
            }
            Expr::UnderAge(age) => {
                let known = self.under.iter().find(|(of, _)| of == age);
                known.map_or_else(|| self.under(*age), |(_, under)| *under)
            }
            Expr::Atom(at) => self.of_atoms.get(usize::from(*at)).copied().unwrap_or(self.constant(Truth::Unknown)),
            Expr::Formula(id) => self.get(*id),
            Expr::All(parts) => formulas.parts(*parts).iter().fold(self.constant(Truth::True), |all, part| {
                let part = self.expr(part);
                OnDays { can: all.can & part.can, sure: all.sure & part.sure }
            }),
            Expr::Any(parts) => formulas.parts(*parts).iter().fold(OnDays::default(), |any, part| {
                let part = self.expr(part);
                OnDays { can: any.can | part.can, sure: any.sure | part.sure }
            }),
            Expr::Not(part) => {
                let part = formulas.part(*part).map_or(self.constant(Truth::Unknown), |part| self.expr(part));
                OnDays { can: !part.sure, sure: !part.can }
            }
        }
    }
}

/// Adds the formulas that an expression names.
pub(crate) fn name(formulas: &Formulas, expr: &Expr, named: &mut Vec<FormulaId>) {
    match expr {
        Expr::Formula(id) => named.push(*id),
        Expr::All(parts) | Expr::Any(parts) => formulas.parts(*parts).iter().for_each(|part| name(formulas, part, named)),
        Expr::Not(part) => formulas.part(*part).into_iter().for_each(|part| name(formulas, part, named)),
        Expr::From(_) | Expr::UnderAge(_) | Expr::Atom(_) => {}
    }
}
