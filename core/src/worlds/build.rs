//! From formulas to what is left of them at one moment.

use std::rc::Rc;

use smallvec::smallvec;

use crate::rules::{Condition, FormulaId, Node as Given};
use crate::time::{Line, Truth};
use crate::worlds::budget::{Found, TooMuch};
use crate::worlds::pairs::Pairs;
use crate::worlds::residual::{Block, Join, Kind, Node};
use crate::worlds::snapshot::Glance;
use crate::worlds::solver::View;
use crate::worlds::state::{Moment, States};

impl<L: Line> View<'_, '_, L> {
    /// The pairs of truths that an atom can have.
    fn atom(&self, glance: &Glance, group: usize, at: usize) -> Found<Pairs> {
        let atom = self.groups().get(group).and_then(|group| group.atoms.get(at)).ok_or(TooMuch)?;
        // By itself, and with one birth, an atom is exactly what three-valued logic makes of it, but for moves.
        if glance.is_of_one_world() && !matches!(atom.condition, Condition::Moved(_)) {
            let truth = match self.evaluation.atom_known(atom.at).filter(|_| !self.worlds.birth_is_open()) {
                Some(line) => line.at(glance.moment.day),
                None => {
                    self.worlds.budget.spend(1 + self.worlds.entries())?;
                    let sight = self.evaluation.sight.on(glance.moment.day).with_births(glance.moment.births.0.into());
                    sight.look_at(&atom.condition)
                }
            };
            return Ok(match truth {
                Truth::True => Pairs::of(true, true),
                Truth::False => Pairs::of(false, false),
                Truth::Unknown => Pairs::EITHER,
            });
        }
        let states = self.sums_of(glance, group, None, atom.bits())?;
        Ok(states.iter().fold(Pairs::NONE, |all, (first, second)| all | Pairs::of(atom.holds(*first), atom.holds(*second))))
    }

    /// What is left of a formula.
    pub(crate) fn node(&self, id: FormulaId, glance: &Glance) -> Found<Rc<Node>> {
        if let Some(known) = glance.nodes.borrow().get(&id) {
            return Ok(Rc::clone(known));
        }
        let formula = self.worlds.policies.formulas.get(id).ok_or(TooMuch)?;
        self.worlds.budget.spend(2)?;
        let node = self.build(&formula.node, glance)?;
        glance.nodes.borrow_mut().insert(id, Rc::clone(&node));
        Ok(node)
    }

    fn build(&self, given: &Given, glance: &Glance) -> Found<Rc<Node>> {
        let Moment { births, day, leap, .. } = glance.moment;
        Ok(match given {
            Given::From(from) => Node::settled(Pairs::of(*from <= day, *from <= day)),
            Given::UnderAge(age) => {
                Node::settled(Pairs::of(day < births.0.birthday(*age, leap), day < births.1.birthday(*age, leap)))
            }
            Given::Atom(at) => {
                let (group, atom) = self.worlds.policies.formulas.places.get(*at).copied().ok_or(TooMuch)?;
                let pairs = self.atom(glance, group, atom)?;
                if pairs.is_settled() {
                    Node::settled(pairs)
                } else {
                    Rc::new(Node { pairs, groups: 1 << group, kind: Kind::Atom { group, atom } })
                }
            }
            Given::Formula(id) => self.node(*id, glance)?,
            Given::Not(part) => {
                let part = self.build(part, glance)?;
                let (pairs, groups) = (part.pairs.not(), part.groups);
                let kind = if pairs.is_settled() { Kind::Settled } else { Kind::Not(part) };
                Rc::new(Node { pairs, groups, kind })
            }
            Given::All(parts) => self.build_join(Join::All, parts, glance)?,
            Given::Any(parts) => self.build_join(Join::Any, parts, glance)?,
        })
    }

    fn build_join(&self, join: Join, parts: &[Given], glance: &Glance) -> Found<Rc<Node>> {
        self.worlds.budget.spend(2 + parts.len() / 2)?;
        let mut blocks: Vec<Block> = Vec::new();
        for part in parts {
            let node = self.build(part, glance)?;
            if node.pairs == join.neutral().not() {
                return Ok(node);
            }
            if node.pairs == join.neutral() {
                continue;
            }
            // Whatever shares a group with it hangs together with it.
            let mut block = Block { pairs: node.pairs, groups: node.groups, nodes: smallvec![node] };
            let mut at = 0;
            while let Some(other) = blocks.get(at) {
                if other.groups & block.groups == 0 {
                    at += 1;
                    continue;
                }
                let mut other = blocks.remove(at);
                block.groups |= other.groups;
                std::mem::swap(&mut other.nodes, &mut block.nodes);
                block.nodes.extend(other.nodes);
            }
            blocks.push(block);
        }
        let mut pairs = join.neutral();
        let mut groups = 0;
        for block in &mut blocks {
            if block.nodes.len() > 1 {
                block.pairs = if glance.is_of_one_world() {
                    self.joint(join, &block.nodes, glance, None)?
                } else {
                    // At most these: whether the two worlds differ is looked for once, in the whole.
                    block.nodes.iter().fold(join.neutral(), |all, node| join.of(all, node.pairs))
                };
            }
            pairs = join.of(pairs, block.pairs);
            groups |= block.groups;
        }
        if pairs.is_settled() {
            return Ok(Node::settled(pairs));
        }
        // A block that came out as if it were not there changes nothing.
        blocks.retain(|block| block.pairs != join.neutral());
        if let [only] = blocks.as_slice()
            && let [node] = only.nodes.as_slice()
        {
            return Ok(Rc::clone(node));
        }
        Ok(Rc::new(Node { pairs, groups, kind: Kind::Join(join, blocks) }))
    }

    /// The pairs of truths of a node with these states of a group in place of its own.
    pub(crate) fn with(&self, node: &Node, group: usize, states: &States, glance: &Glance) -> Found<Pairs> {
        if !node.looks_at(group) {
            return Ok(node.pairs);
        }
        match &node.kind {
            Kind::Settled => Ok(node.pairs),
            Kind::Atom { group, atom } => {
                let atom = self.groups().get(*group).and_then(|of| of.atoms.get(*atom)).ok_or(TooMuch)?;
                Ok(states.iter().fold(Pairs::NONE, |all, (a, b)| all | Pairs::of(atom.holds(*a), atom.holds(*b))))
            }
            Kind::Not(part) => Ok(self.with(part, group, states, glance)?.not()),
            Kind::Join(join, blocks) => {
                self.worlds.budget.spend(1)?;
                let mut pairs = join.neutral();
                for block in blocks {
                    let of_block = match block.nodes.as_slice() {
                        _ if block.groups >> group & 1 == 0 => block.pairs,
                        [only] => self.with(only, group, states, glance)?,
                        nodes => self.joint(*join, nodes, glance, Some((group, states)))?,
                    };
                    pairs = join.of(pairs, of_block);
                }
                Ok(pairs)
            }
        }
    }
}
