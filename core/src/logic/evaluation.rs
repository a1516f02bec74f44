//! From formulas and a case to timelines: three-valued, sound on every day.

use crate::logic::valuation::Valuation;
use crate::rules::{AssembledFinding, Dependencies, Expr, FormulaId, Policies};
use crate::time::{Day, Line, Timeline, Truth};

/// Settles further what three-valued logic leaves open.
pub(crate) trait Settle<L: Line> {
    /// The line of a formula, which is open on some day; every atom of the formula was worked out.
    fn settle(&self, line: L, id: FormulaId, dependencies: &Dependencies, evaluation: &Evaluation<'_, L>) -> L;
    /// The same on one day, on which it is open.
    fn settle_on(&self, day: Day, id: FormulaId, dependencies: &Dependencies, evaluation: &Evaluation<'_, L>) -> Truth;
}

/// One evaluation of a case: what formulas are, on every day or on one.
pub(crate) struct Evaluation<'c, L = Timeline> {
    pub(crate) valuation: Valuation<'c>,
    pub(crate) policies: &'c Policies,
    /// What settles formulas further; nothing: three-valued logic alone.
    settle: Option<&'c dyn Settle<L>>,
    /// The atoms that were worked out, by their places in the table, and the formulas behind them.
    known: Memo<L>,
}

/// What was worked out so far, by its place in a table.
struct Memo<L> {
    /// Where it stands in the list; [`u16::MAX`]: nowhere yet.
    places: Vec<u16>,
    list: Vec<L>,
}

/// Room for what one document asks about.
const MANY: usize = 32;

impl<L> Memo<L> {
    fn new(len: usize) -> Self {
        Self { places: vec![u16::MAX; len], list: Vec::with_capacity(MANY) }
    }

    fn get(&self, at: usize) -> Option<&L> {
        self.list.get(usize::from(*self.places.get(at)?))
    }

    fn put(&mut self, at: usize, item: L) {
        if let (Some(place), Ok(next)) = (self.places.get_mut(at), u16::try_from(self.list.len())) {
            *place = next;
            self.list.push(item);
        }
    }
}

impl<'c, L: Line> Evaluation<'c, L> {
    /// What three-valued logic makes of formulas.
    pub(crate) fn new(valuation: Valuation<'c>, policies: &'c Policies) -> Self {
        let known = Memo::new(policies.formulas.atoms.len() + policies.formulas.list.len());
        Self { valuation, policies, settle: None, known }
    }

    /// The same, settled further where three-valued logic leaves a formula open.
    pub(crate) fn settled_by(self, settle: &'c dyn Settle<L>) -> Self {
        Self { settle: Some(settle), ..self }
    }

    /// Works out a formula where it is not yet, settled as far as it can be.
    pub(crate) fn work_out(&mut self, id: FormulaId) {
        if self.formula(id).is_some() {
            return;
        }
        let Some(formula) = self.policies.formulas.get(id) else { return };
        let mut line = self.expr(&formula.expr);
        if let Some(settle) = self.settle
            && line.is_open()
        {
            self.look_at_every_atom(&formula.dependencies);
            line = settle.settle(line, id, &formula.dependencies, self);
        }
        self.known.put(self.place(id), line);
    }

    /// What a formula is.
    pub(crate) fn what_is(&mut self, id: FormulaId) -> L {
        if self.formula(id).is_none() {
            self.work_out(id);
        }
        self.formula(id).cloned().unwrap_or_else(|| self.constant(Truth::Unknown))
    }

    /// What a formula is on one day of the window, settled as far as it can be.
    pub(crate) fn truth_on(&mut self, day: Day, id: FormulaId) -> Truth {
        if let Some(known) = self.formula(id) {
            return known.at(day);
        }
        let Some(formula) = self.policies.formulas.get(id) else { return Truth::Unknown };
        let truth = self.expr(&formula.expr).at(day);
        match self.settle {
            Some(settle) if truth == Truth::Unknown => {
                self.look_at_every_atom(&formula.dependencies);
                settle.settle_on(day, id, &formula.dependencies, self)
            }
            _ => truth,
        }
    }

    /// Works out every atom of a formula, on which whatever settles it relies.
    fn look_at_every_atom(&mut self, dependencies: &Dependencies) {
        dependencies.atoms.iter().for_each(|at| drop(self.atom(*at)));
    }

    /// Works out a finding and its criteria.
    pub(crate) fn work_out_finding(&mut self, finding: &AssembledFinding) {
        for criterion in &finding.criteria {
            criterion.when.each().for_each(|id| self.work_out(id));
        }
        finding.when.each().for_each(|id| self.work_out(id));
    }

    /// What a formula is that was worked out.
    pub(crate) fn formula(&self, id: FormulaId) -> Option<&L> {
        self.known.get(self.place(id))
    }

    fn place(&self, id: FormulaId) -> usize {
        self.policies.formulas.atoms.len().saturating_add(id.0)
    }

    /// What an atom is that was worked out.
    pub(crate) fn atom_known(&self, at: usize) -> Option<&L> {
        self.known.get(at)
    }

    fn constant(&self, truth: Truth) -> L {
        L::constant(self.valuation.window, truth)
    }

    fn expr(&mut self, expr: &'c Expr) -> L {
        match expr {
            Expr::From(day) => L::of(self.valuation.window, Truth::False, [(*day, Truth::True)]),
            Expr::UnderAge(age) => {
                let birthday = self.valuation.birthday(*age);
                L::of(self.valuation.window, Truth::True, [(birthday.earliest, Truth::Unknown), (birthday.latest, Truth::False)])
            }
            Expr::Atom(at) => self.atom(*at),
            Expr::Formula(id) => self.what_is(*id),
            Expr::All(parts) => self.join(parts, Truth::True, L::and),
            Expr::Any(parts) => self.join(parts, Truth::False, L::or),
            Expr::Not(part) => self.expr(part).not(),
        }
    }

    /// Joins the parts, as far as they can still make a difference.
    fn join(&mut self, parts: &'c [Expr], neutral: Truth, join: fn(L, L) -> L) -> L {
        let mut parts = parts.iter();
        let Some(first) = parts.next() else { return self.constant(neutral) };
        let mut line = self.expr(first);
        for part in parts {
            if line.only() == Some(neutral.not()) {
                break;
            }
            line = join(line, self.expr(part));
        }
        line
    }

    fn atom(&mut self, at: usize) -> L {
        if let Some(known) = self.known.get(at) {
            return known.clone();
        }
        let Some(condition) = self.policies.formulas.atoms.get(at) else { return self.constant(Truth::Unknown) };
        let line: L = self.valuation.value_of(condition);
        self.known.put(at, line.clone());
        line
    }
}
