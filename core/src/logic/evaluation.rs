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
    /// The atoms that were worked out, by their places in the table, and the formulas behind them: where the line of each
    /// stands in the list; [`NOWHERE`]: not worked out.
    known: Vec<LineAt>,
    /// Every line that was worked out, those on the way to others as well: so none is ever copied.
    lines: Vec<L>,
}

/// The place of a line in the list of an evaluation.
type LineAt = u16;

/// The place of no line. No table has so many formulas.
const NOWHERE: LineAt = LineAt::MAX;

/// Room for what one document asks about.
const MANY: usize = 96;

impl<'c, L: Line> Evaluation<'c, L> {
    /// What three-valued logic makes of formulas.
    pub(crate) fn new(valuation: Valuation<'c>, policies: &'c Policies) -> Self {
        let known = vec![NOWHERE; policies.formulas.atoms.len() + policies.formulas.list.len()];
        Self { valuation, policies, settle: None, known, lines: Vec::with_capacity(MANY) }
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
            && let Some(open) = self.line(line).filter(|line| line.is_open()).cloned()
        {
            self.look_at_every_atom(&formula.dependencies);
            let settled = settle.settle(open, id, &formula.dependencies, self);
            line = self.enter(settled);
        }
        self.know(self.place(id), line);
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
        let line = self.expr(&formula.expr);
        let truth = self.line(line).map_or(Truth::Unknown, |line| line.at(day));
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
        for at in self.policies.formulas.atoms_of(dependencies) {
            self.atom(usize::from(*at));
        }
    }

    /// Works out a finding and its criteria.
    pub(crate) fn work_out_finding(&mut self, finding: &AssembledFinding) {
        for criterion in finding.criteria.iter() {
            criterion.when.each().for_each(|id| self.work_out(id));
        }
        finding.when.each().for_each(|id| self.work_out(id));
    }

    /// What a formula is that was worked out.
    pub(crate) fn formula(&self, id: FormulaId) -> Option<&L> {
        self.atom_known(self.place(id))
    }

    fn place(&self, id: FormulaId) -> usize {
        self.policies.formulas.atoms.len().saturating_add(id.at())
    }

    /// What an atom is that was worked out.
    pub(crate) fn atom_known(&self, at: usize) -> Option<&L> {
        self.line(*self.known.get(at)?)
    }

    fn constant(&self, truth: Truth) -> L {
        L::constant(self.valuation.window, truth)
    }

    /// The line at a place of the list.
    fn line(&self, at: LineAt) -> Option<&L> {
        self.lines.get(usize::from(at))
    }

    /// Puts a line into the list; gives its place.
    fn enter(&mut self, line: L) -> LineAt {
        self.lines.push(line);
        LineAt::try_from(self.lines.len() - 1).unwrap_or(NOWHERE)
    }

    /// Keeps the line of an atom or a formula, by the place of that.
    fn know(&mut self, at: usize, line: LineAt) {
        if let Some(known) = self.known.get_mut(at) {
            *known = line;
        }
    }

    /// The same truth throughout, if the line at a place is.
    fn only(&self, at: LineAt) -> Option<Truth> {
        self.line(at).and_then(L::only)
    }

    /// What an expression is.
    fn expr(&mut self, expr: &'c Expr) -> LineAt {
        let (window, formulas) = (self.valuation.window, &self.policies.formulas);
        let line = match expr {
            Expr::From(day) => L::of(window, Truth::False, [(*day, Truth::True)]),
            Expr::UnderAge(age) => {
                let birthday = self.valuation.birthday(*age);
                L::of(window, Truth::True, [(birthday.earliest, Truth::Unknown), (birthday.latest, Truth::False)])
            }
            Expr::Atom(at) => return self.atom(usize::from(*at)),
            Expr::Formula(id) => {
                self.work_out(*id);
                match self.known.get(self.place(*id)) {
                    Some(line) if *line != NOWHERE => return *line,
                    _ => self.constant(Truth::Unknown),
                }
            }
            Expr::All(parts) => return self.join(formulas.parts(*parts), Truth::True, Truth::and),
            Expr::Any(parts) => return self.join(formulas.parts(*parts), Truth::False, Truth::or),
            Expr::Not(part) => {
                let Some(part) = formulas.part(*part) else { return self.enter(L::constant(window, Truth::Unknown)) };
                let part = self.expr(part);
                self.line(part).cloned().unwrap_or_else(|| self.constant(Truth::Unknown)).not()
            }
        };
        self.enter(line)
    }

    /// Joins the parts, as far as they can still make a difference.
    fn join(&mut self, parts: &'c [Expr], neutral: Truth, join: fn(Truth, Truth) -> Truth) -> LineAt {
        let Some((first, others)) = parts.split_first() else { return self.enter(L::constant(self.valuation.window, neutral)) };
        let mut whole = self.expr(first);
        for part in others {
            let before = self.only(whole);
            if before == Some(neutral.not()) {
                break;
            }
            let part = self.expr(part);
            let of_part = self.only(part);
            if of_part == Some(neutral) {
                continue;
            }
            if before == Some(neutral) || of_part == Some(neutral.not()) {
                whole = part;
            } else if let (Some(one), Some(other)) = (self.line(whole), self.line(part)) {
                let joined = one.joined(other, join);
                whole = self.enter(joined);
            }
        }
        whole
    }

    /// What an atom is.
    fn atom(&mut self, at: usize) -> LineAt {
        match self.known.get(at) {
            Some(line) if *line != NOWHERE => return *line,
            _ => {}
        }
        let line = match self.policies.formulas.condition(at) {
            Some(condition) => self.valuation.value_of(condition),
            None => self.constant(Truth::Unknown),
        };
        let line = self.enter(line);
        self.know(at, line);
        line
    }
}
