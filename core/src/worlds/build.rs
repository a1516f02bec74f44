//! From formulas to what is left of them at one moment.

use std::rc::Rc;

use crate::lists::short::short;

use crate::rules::{Condition, Expr, FormulaId};
use crate::time::Truth;
use crate::worlds::budget::{Found, TooMuch};
use crate::worlds::pairs::Pairs;
use crate::worlds::residual::{Component, Join, Kind, Residual};
use crate::worlds::snapshot::Snapshot;
use crate::worlds::solver::Solver;
use crate::worlds::state::{Moment, States};

impl Solver<'_, '_> {
    /// The pairs of truths that an atom can have.
    fn atom(&self, snapshot: &Snapshot, group: usize, at: usize) -> Found<Pairs> {
        let atom = self.groups().get(group).and_then(|group| group.atoms.get(at)).ok_or(TooMuch)?;
        let day = snapshot.moment.day;
        let settled = |truth: Truth| match truth {
            Truth::True => Pairs::of(true, true),
            Truth::False => Pairs::of(false, false),
            Truth::Unknown => Pairs::EITHER,
        };
        // What is settled with every birth is settled with some.
        let known = self.known.atom_on(atom.at.into(), day);
        if let Some(truth @ (Truth::True | Truth::False)) = known {
            return Ok(settled(truth));
        }
        // By itself, and with one birth, an atom is exactly what three-valued logic makes of it, but for moves.
        if snapshot.is_of_one_world() && !matches!(atom.condition, Condition::Moved(_)) {
            let truth = match known.filter(|_| !self.worlds.birth_is_open()) {
                Some(truth) => truth,
                None => {
                    self.worlds.budget.spend(1 + self.worlds.entries())?;
                    self.worlds.valuation.on(day).with_births(snapshot.moment.births.0.into()).value_of(atom.condition)
                }
            };
            return Ok(settled(truth));
        }
        let states = self.sums_of(snapshot, group, None, atom.bits())?;
        Ok(states.iter().fold(Pairs::NONE, |all, (first, second)| all | Pairs::of(atom.holds(*first), atom.holds(*second))))
    }

    /// What is left of a formula.
    pub(super) fn residual(&self, id: FormulaId, snapshot: &Snapshot) -> Found<Rc<Residual>> {
        if let Some(known) = snapshot.residuals.get(&id) {
            return Ok(known);
        }
        let formula = self.worlds.policies.formulas.get(id).ok_or(TooMuch)?;
        self.worlds.budget.spend(2)?;
        let residual = self.build(&formula.expr, snapshot)?;
        snapshot.residuals.keep(id, &residual);
        Ok(residual)
    }

    fn build(&self, expr: &Expr, snapshot: &Snapshot) -> Found<Rc<Residual>> {
        let Moment { births, day, leap, .. } = snapshot.moment;
        let formulas = &self.worlds.policies.formulas;
        Ok(match expr {
            Expr::From(from) => Residual::settled(Pairs::of(*from <= day, *from <= day)),
            Expr::UnderAge(age) => {
                Residual::settled(Pairs::of(day < births.0.birthday(*age, leap), day < births.1.birthday(*age, leap)))
            }
            Expr::Atom(at) => {
                let (group, atom) = formulas.place(*at).ok_or(TooMuch)?;
                let pairs = self.atom(snapshot, group, atom)?;
                if pairs.is_settled() {
                    Residual::settled(pairs)
                } else {
                    Residual::new(pairs, 1 << group, Kind::Atom { group, atom })
                }
            }
            Expr::Formula(id) => self.residual(*id, snapshot)?,
            Expr::Not(part) => {
                let part = self.build(formulas.part(*part).ok_or(TooMuch)?, snapshot)?;
                let (pairs, groups) = (part.pairs.not(), part.groups);
                let kind = if pairs.is_settled() { Kind::Settled } else { Kind::Not(part) };
                Residual::new(pairs, groups, kind)
            }
            Expr::All(parts) => self.build_join(Join::All, formulas.parts(*parts), snapshot)?,
            Expr::Any(parts) => self.build_join(Join::Any, formulas.parts(*parts), snapshot)?,
        })
    }

    fn build_join(&self, join: Join, parts: &[Expr], snapshot: &Snapshot) -> Found<Rc<Residual>> {
        self.worlds.budget.spend(2 + parts.len() / 2)?;
        let mut components: Vec<Component> = Vec::new();
        for part in parts {
            let residual = self.build(part, snapshot)?;
            if residual.pairs == join.neutral().not() {
                return Ok(residual);
            }
            if residual.pairs == join.neutral() {
                continue;
            }
            // Whatever shares a group with it hangs together with it.
            let mut component = Component { pairs: residual.pairs, groups: residual.groups, residuals: short![residual] };
            components.retain_mut(|other| {
                if other.groups & component.groups == 0 {
                    return true;
                }
                component.groups |= other.groups;
                std::mem::swap(&mut other.residuals, &mut component.residuals);
                component.residuals.append(&mut other.residuals);
                false
            });
            components.push(component);
        }
        let mut pairs = join.neutral();
        let mut groups = 0;
        for component in &mut components {
            if component.residuals.len() > 1 {
                component.pairs = if snapshot.is_of_one_world() {
                    self.joint(join, &component.residuals, snapshot, None)?
                } else {
                    // At most these: whether the two worlds differ is looked for once, in the whole.
                    component.residuals.iter().fold(join.neutral(), |all, residual| join.of(all, residual.pairs))
                };
            }
            pairs = join.of(pairs, component.pairs);
            groups |= component.groups;
        }
        if pairs.is_settled() {
            return Ok(Residual::settled(pairs));
        }
        // A component that came out as if it were not there changes nothing.
        components.retain(|component| component.pairs != join.neutral());
        if let [only] = components.as_slice()
            && let [residual] = only.residuals.as_slice()
        {
            return Ok(Rc::clone(residual));
        }
        Ok(Residual::new(pairs, groups, Kind::Join(join, components)))
    }

    /// The pairs of truths of a residual with these states of a group in place of its own.
    pub(super) fn with_states(&self, residual: &Residual, group: usize, states: &States, snapshot: &Snapshot) -> Found<Pairs> {
        if !residual.looks_at(group) {
            return Ok(residual.pairs);
        }
        match &residual.kind {
            Kind::Settled => Ok(residual.pairs),
            Kind::Atom { group, atom } => {
                let atom = self.groups().get(*group).and_then(|of| of.atoms.get(*atom)).ok_or(TooMuch)?;
                Ok(states.iter().fold(Pairs::NONE, |all, (a, b)| all | Pairs::of(atom.holds(*a), atom.holds(*b))))
            }
            Kind::Not(part) => Ok(self.with_states(part, group, states, snapshot)?.not()),
            Kind::Join(join, components) => {
                self.worlds.budget.spend(1)?;
                let mut pairs = join.neutral();
                for component in components {
                    let of_component = match component.residuals.as_slice() {
                        _ if component.groups >> group & 1 == 0 => component.pairs,
                        [only] => self.with_states(only, group, states, snapshot)?,
                        residuals => {
                            // Taken as if each had nothing to do with the others, they can be no less than together.
                            let mut apart = join.neutral();
                            for residual in residuals {
                                apart = join.of(apart, self.with_states(residual, group, states, snapshot)?);
                            }
                            if apart.is_settled() && !states.is_empty() {
                                apart
                            } else {
                                self.joint(*join, residuals, snapshot, Some((group, states)))?
                            }
                        }
                    };
                    pairs = join.of(pairs, of_component);
                }
                Ok(pairs)
            }
        }
    }
}
