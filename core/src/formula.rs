//! Rules put together for evaluation: every condition that looks at facts stands in one table, once,
//! and so does every formula over them.
//!
//! Many rules say the same thing (the five conditions of child welfare involvement stand in two
//! documents, a dozen actions rest on one finding). What is the same is worked out once a case.

use crate::condition::{Condition, Test};
use crate::day::Day;
use crate::fact::{DetailId, FactId};

/// A formula of the table, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct FormulaId(pub(crate) usize);

impl FormulaId {
    /// Stands for a formula until the policies are put together.
    pub(crate) const NONE: Self = Self(usize::MAX);
}

/// A tree over atoms and other formulas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    From(Day),
    UnderAge(u16),
    /// A condition of the table of atoms.
    Atom(usize),
    Formula(FormulaId),
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
}

/// One formula, as it refers to others and as it is when they are written out.
#[derive(Debug)]
pub(crate) struct Formula {
    pub(crate) node: Node,
    pub(crate) plan: Plan,
}

/// A formula written out, with what it looks at: facts that hang together are one group.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub(crate) root: Branch,
    pub(crate) groups: Vec<Group>,
    /// The ages it asks about, on the day or since.
    pub(crate) ages: Vec<u16>,
    /// How often it looks at the birth.
    pub(crate) birth_uses: usize,
    /// The days from which parts of it hold.
    pub(crate) from: Vec<Day>,
}

/// A tree over the atoms of a plan.
#[derive(Clone, Debug)]
pub(crate) enum Branch {
    From(Day),
    UnderAge(u16),
    Atom { group: usize, atom: usize },
    All(Vec<Branch>),
    Any(Vec<Branch>),
    Not(Box<Branch>),
}

impl Default for Branch {
    fn default() -> Self {
        Self::All(Vec::new())
    }
}

/// Facts that hang together (an aid code is evidence of foster care), and the atoms about them.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) facts: Vec<FactId>,
    pub(crate) atoms: Vec<Atom>,
    /// How often the plan looks at an atom of it.
    pub(crate) uses: usize,
}

/// One atom of a group, with its place in a state of the group: a count, or a single bit.
#[derive(Debug)]
pub(crate) struct Atom {
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
}

impl Formulas {
    /// The formula of a node, entered where it is new.
    pub(crate) fn enter(&mut self, node: Node) -> FormulaId {
        if let Node::Formula(known) = node {
            return known;
        }
        let at = self.list.iter().position(|known| known.node == node);
        FormulaId(at.unwrap_or_else(|| {
            let plan = self.plan(&node);
            self.list.push(Formula { node, plan });
            self.list.len() - 1
        }))
    }

    /// The node of a condition; `rule` gives the formula of a rule that it names.
    pub(crate) fn node(&mut self, condition: &Condition, rule: &impl Fn(&str) -> Option<FormulaId>) -> Node {
        match condition {
            Condition::All(parts) => all(parts.iter().map(|part| self.node(part, rule)).collect()),
            Condition::Any(parts) => any(parts.iter().map(|part| self.node(part, rule)).collect()),
            Condition::Not(part) => Node::Not(Box::new(self.node(part, rule))),
            Condition::From(day) => Node::From(*day),
            Condition::UnderAge(age) => Node::UnderAge(*age),
            Condition::Rule(id) => Node::Formula(rule(id).unwrap_or(FormulaId::NONE)),
            atom => {
                let at = self.atoms.iter().position(|known| known == atom);
                Node::Atom(at.unwrap_or_else(|| {
                    self.atoms.push(atom.clone());
                    self.atoms.len() - 1
                }))
            }
        }
    }

    pub(crate) fn get(&self, id: FormulaId) -> Option<&Formula> {
        self.list.get(id.0)
    }

    /// Writes a node out.
    fn plan(&self, node: &Node) -> Plan {
        let mut plan = Plan::default();
        let mut atoms = Vec::new();
        let mut root = self.branch(node, &mut plan, &mut atoms);
        let places = plan.group(&atoms);
        place(&mut root, &places);
        plan.root = root;
        plan
    }

    fn branch<'f>(&'f self, node: &Node, plan: &mut Plan, atoms: &mut Vec<&'f Condition>) -> Branch {
        match node {
            Node::From(day) => {
                add(&mut plan.from, *day);
                Branch::From(*day)
            }
            Node::UnderAge(age) => {
                plan.birth_uses += 1;
                add(&mut plan.ages, *age);
                Branch::UnderAge(*age)
            }
            Node::Formula(id) => match self.get(*id) {
                Some(formula) => self.branch(&formula.node, plan, atoms),
                None => Branch::default(),
            },
            Node::Atom(at) => match self.atoms.get(*at) {
                Some(condition) => {
                    if let Condition::RanSinceBirthday(age, _) = condition {
                        plan.birth_uses += 1;
                        add(&mut plan.ages, *age);
                    }
                    atoms.push(condition);
                    // Which group it belongs to shows once all are known.
                    Branch::Atom { group: 0, atom: atoms.len() - 1 }
                }
                None => Branch::default(),
            },
            Node::All(parts) => Branch::All(parts.iter().map(|part| self.branch(part, plan, atoms)).collect()),
            Node::Any(parts) => Branch::Any(parts.iter().map(|part| self.branch(part, plan, atoms)).collect()),
            Node::Not(part) => Branch::Not(Box::new(self.branch(part, plan, atoms))),
        }
    }
}

/// Each of these; one alone is itself.
pub(crate) fn all(parts: Vec<Node>) -> Node {
    join(parts, Node::All)
}

/// At least one of these; one alone is itself.
pub(crate) fn any(parts: Vec<Node>) -> Node {
    join(parts, Node::Any)
}

fn join(mut parts: Vec<Node>, join: fn(Vec<Node>) -> Node) -> Node {
    match (parts.len(), parts.pop()) {
        (1, Some(only)) => only,
        (_, Some(last)) => {
            parts.push(last);
            join(parts)
        }
        (_, None) => join(parts),
    }
}

impl Plan {
    /// Puts atoms into groups, each of facts that hang together; gives the place of each.
    fn group(&mut self, atoms: &[&Condition]) -> Vec<(usize, usize)> {
        let mut sets: Vec<Vec<FactId>> = Vec::new();
        for condition in atoms {
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
        self.groups = sets.into_iter().map(|facts| Group { facts, atoms: Vec::new(), uses: 0 }).collect();
        let place_of = |condition: &&Condition| {
            let facts = facts_of(condition);
            let at = self.groups.iter().position(|group| facts.iter().any(|fact| group.facts.contains(fact))).unwrap_or_default();
            let atom = self.groups.get_mut(at).map_or(0, |group| group.enter(condition));
            (at, atom)
        };
        atoms.iter().map(place_of).collect()
    }
}

impl Group {
    /// The place of an atom in the group, which it gets where it has none.
    fn enter(&mut self, condition: &Condition) -> usize {
        self.uses += 1;
        let known = self.atoms.iter().position(|atom| atom.condition == *condition);
        known.unwrap_or_else(|| {
            let most = if let Condition::Counted(count, _) = condition { u64::from(count.at_least.max(1)) } else { 1 };
            let shift = self.atoms.last().map_or(0, |last| last.shift + last.width());
            self.atoms.push(Atom { condition: condition.clone(), shift, most });
            self.atoms.len() - 1
        })
    }

    /// Whether a state of the group fits the bits there are.
    pub(crate) fn fits(&self) -> bool {
        self.atoms.last().is_none_or(|last| last.shift + last.width() <= u64::BITS)
    }
}

/// Tells each atom of a tree its place.
fn place(branch: &mut Branch, places: &[(usize, usize)]) {
    match branch {
        Branch::Atom { group, atom } => (*group, *atom) = places.get(*atom).copied().unwrap_or_default(),
        Branch::All(parts) | Branch::Any(parts) => parts.iter_mut().for_each(|part| place(part, places)),
        Branch::Not(part) => place(part, places),
        Branch::From(_) | Branch::UnderAge(_) => {}
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

/// The details that the tests of these atoms look at.
pub(crate) fn details_of(atoms: &[Atom], fact: FactId) -> Vec<DetailId> {
    let mut details = Vec::new();
    for of in atoms.iter().filter_map(|atom| atom.condition.entries()).filter(|of| of.fact == fact) {
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
