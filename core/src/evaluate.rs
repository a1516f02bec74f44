//! From formulas and a case to timelines: three-valued, sound on every day, and settled by worlds as far as they agree.

use std::cell::OnceCell;

use crate::assemble::Policies;
use crate::case::Case;
use crate::day::{Day, RoughDay};
use crate::formula::{FormulaId, Node, Plan};
use crate::policy::Finding;
use crate::sight::{Lens, Sight};
use crate::timeline::{Timeline, Window};
use crate::truth::Truth;
use crate::worlds::{Ground, MOST_WORK, Settled, View};

/// One evaluation of a case: what formulas are, on every day or on one.
pub(crate) struct Evaluation<'c, L = Timeline> {
    pub(crate) sight: Sight<'c>,
    pub(crate) policies: &'c Policies,
    /// Whether worlds settle what three-valued logic leaves open.
    settles: bool,
    /// The work that may be spent on worlds.
    work: usize,
    ground: OnceCell<Ground<'c>>,
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

impl<'c, L: Settled> Evaluation<'c, L> {
    pub(crate) fn new(case: &'c Case, policies: &'c Policies, window: Window, lens: Lens) -> Self {
        Self::of(Sight::new(case, window, lens), policies)
    }

    fn of(sight: Sight<'c>, policies: &'c Policies) -> Self {
        let known = Memo::new(policies.formulas.atoms.len() + policies.formulas.list.len());
        Self { sight, policies, settles: true, work: MOST_WORK, ground: OnceCell::new(), known }
    }

    /// The same with no more work on worlds than this.
    pub(crate) fn with_work(self, work: usize) -> Self {
        Self { work, ..self }
    }

    /// The work that may still be spent on worlds.
    pub(crate) fn work_left(&self) -> usize {
        self.ground.get().map_or(self.work, |ground| ground.left())
    }

    /// What three-valued logic makes of a formula on a day with births of this range.
    pub(crate) fn with_births(&self, births: RoughDay, id: FormulaId, day: Day) -> Truth {
        let sight = self.sight.on(day).with_births(births);
        Evaluation::<Truth> { settles: false, ..Evaluation::of(sight, self.policies) }.what_is(id)
    }

    /// What the facts say, for a look at worlds where three-valued logic leaves something unknown.
    pub(crate) fn ground(&self) -> &Ground<'c> {
        self.ground.get_or_init(|| Ground::new(&self.policies.formulas, self.sight.case, self.work))
    }

    /// Whether a formula was settled as far as it can be.
    pub(crate) fn is_exact(&self, id: FormulaId) -> bool {
        self.ground.get().is_none_or(|ground| ground.is_exact(id))
    }

    /// Works out a formula where it is not yet, settled as far as all worlds agree.
    pub(crate) fn work_out(&mut self, id: FormulaId) {
        if self.formula(id).is_some() {
            return;
        }
        let Some(formula) = self.policies.formulas.get(id) else { return };
        let mut line = self.node(&formula.node);
        if self.settles && line.is_open() {
            self.look_at_every_atom(&formula.plan);
            line = line.settled(id, &formula.plan, self);
        }
        self.known.put(self.place(id), line);
    }

    /// What a formula is.
    pub(crate) fn what_is(&mut self, id: FormulaId) -> L {
        self.work_out(id);
        self.formula(id).cloned().unwrap_or_else(|| self.constant(Truth::Unknown))
    }

    /// What a formula is on one day of the window, settled as far as all worlds agree.
    pub(crate) fn truth_on(&mut self, day: Day, id: FormulaId) -> Truth {
        if let Some(known) = self.formula(id) {
            return known.at(day);
        }
        let Some(formula) = self.policies.formulas.get(id) else { return Truth::Unknown };
        let truth = self.node(&formula.node).at(day);
        if truth != Truth::Unknown || !self.settles {
            return truth;
        }
        self.look_at_every_atom(&formula.plan);
        self.ground().begin();
        let view = View { evaluation: self, ground: self.ground() };
        view.truth(id, &formula.plan, day).unwrap_or(Truth::Unknown)
    }

    /// As whoever looks at worlds does.
    fn look_at_every_atom(&mut self, plan: &Plan) {
        plan.atoms.iter().for_each(|at| drop(self.atom(*at)));
    }

    /// Works out a finding and its criteria.
    pub(crate) fn find(&mut self, finding: &Finding) {
        for criterion in &finding.criteria {
            self.work_out(criterion.holds);
            criterion.fails.into_iter().for_each(|fails| self.work_out(fails));
        }
        self.work_out(finding.holds);
        finding.fails.into_iter().for_each(|fails| self.work_out(fails));
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
        L::constant(self.sight.window, truth)
    }

    fn node(&mut self, node: &'c Node) -> L {
        match node {
            Node::From(day) => L::of(self.sight.window, Truth::False, [(*day, Truth::True)]),
            Node::UnderAge(age) => {
                let birthday = self.sight.birthday(*age);
                L::of(self.sight.window, Truth::True, [(birthday.earliest, Truth::Unknown), (birthday.latest, Truth::False)])
            }
            Node::Atom(at) => self.atom(*at),
            Node::Formula(id) => self.what_is(*id),
            Node::All(parts) => self.join(parts, Truth::True, L::and),
            Node::Any(parts) => self.join(parts, Truth::False, L::or),
            Node::Not(part) => self.node(part).not(),
        }
    }

    /// Joins the parts, as far as they can still make a difference.
    fn join(&mut self, parts: &'c [Node], neutral: Truth, join: fn(L, L) -> L) -> L {
        let mut line = self.constant(neutral);
        for part in parts {
            line = join(line, self.node(part));
            if line.only() == Some(neutral.not()) {
                break;
            }
        }
        line
    }

    fn atom(&mut self, at: usize) -> L {
        if let Some(known) = self.known.get(at) {
            return known.clone();
        }
        let Some(condition) = self.policies.formulas.atoms.get(at) else { return self.constant(Truth::Unknown) };
        let line: L = self.sight.look_at(condition);
        self.known.put(at, line.clone());
        line
    }
}
