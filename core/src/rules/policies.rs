//! Policies put together: each rule with its formulas, and what all of them share.

use std::cmp::Ordering;

use crate::facts::FactId;
use crate::rules::condition::{Condition, Exclusion, NEVER, Test};
use crate::rules::formula::{Dependencies, Formulas, List, When};
use crate::rules::policy::{ActionRule, Criterion, Definition, Finding, NoticeRule, Policy};

/// Policies put together, so that each rule finds the others it names.
#[derive(Debug, Default)]
pub struct Policies {
    pub(crate) definitions: &'static [Definition],
    pub(crate) list: List<Policy>,
    /// The rules of each policy, in the same order.
    pub(crate) assembled: List<AssembledPolicy>,
    pub(crate) formulas: Formulas,
    /// The tests that leave out entries which a reader may expect to count.
    pub(crate) excluding: List<ExcludingTest>,
    /// Every id, in the order of ids: the place of one is its number.
    pub(crate) ids: List<&'static str>,
}

/// A policy with the formulas of its rules.
#[derive(Clone, Debug)]
pub(crate) struct AssembledPolicy {
    pub(crate) policy: Policy,
    pub(crate) findings: List<AssembledFinding>,
    pub(crate) actions: List<Assembled<ActionRule>>,
    pub(crate) notices: List<Assembled<NoticeRule>>,
    /// What all of these look at together, but for atoms.
    pub(crate) dependencies: Dependencies,
}

/// A finding with its formulas and those of its criteria.
#[derive(Clone, Debug)]
pub(crate) struct AssembledFinding {
    pub(crate) rule: &'static Finding,
    /// The number of its id.
    pub(crate) number: u16,
    pub(crate) when: When,
    pub(crate) criteria: List<Assembled<Criterion>>,
}

/// A rule with the formulas of its condition.
#[derive(Clone, Debug)]
pub(crate) struct Assembled<R: Clone + 'static> {
    pub(crate) rule: &'static R,
    /// The number of its id.
    pub(crate) number: u16,
    /// Whether it is switched off: then it never holds.
    pub(crate) is_off: bool,
    pub(crate) when: When,
}

impl Assembled<Criterion> {
    /// When it holds.
    pub(crate) fn condition(&self) -> &'static Condition {
        if self.is_off { &NEVER } else { &self.rule.condition }
    }
}

impl Assembled<ActionRule> {
    /// When it is to be done.
    pub(crate) fn condition(&self) -> &'static Condition {
        if self.is_off { &NEVER } else { &self.rule.trigger }
    }
}

/// A test that leaves out entries of a history, and the notice to give where that decides.
#[derive(Clone, Debug)]
pub(crate) struct ExcludingTest {
    pub(crate) fact: FactId,
    pub(crate) test: &'static Test,
    pub(crate) exclusion: &'static Exclusion,
}

impl Policies {
    /// The number of a policy, finding, criterion, action, listing or shared condition.
    pub(crate) fn number_of(&self, id: &str) -> Option<usize> {
        self.ids.binary_search_by(|known| by_eights(known.as_bytes(), id.as_bytes())).ok()
    }

    /// The policies, in their order.
    #[must_use]
    pub fn as_slice(&self) -> &[Policy] {
        &self.list
    }
}

/// The order of two ids. Most begin alike, and in WebAssembly bytes are compared one by one: so what is the same is passed over by
/// eights.
fn by_eights(one: &[u8], other: &[u8]) -> Ordering {
    let eights = one.as_chunks::<8>().0.iter().zip(other.as_chunks::<8>().0);
    let same = 8 * eights.take_while(|(one, other)| one == other).count();
    one.get(same..).cmp(&other.get(same..))
}
