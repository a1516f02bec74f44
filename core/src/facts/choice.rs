//! Facts answered by choosing from a list: each choice with its name in JSON and in plain words.

use std::marker::PhantomData;

use crate::words::{English, Wording};

/// One choice of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its name in JSON.
    pub name: &'static str,
    /// What it means, in plain words.
    pub label: English,
}

/// A list of choices.
#[derive(Clone, Copy, Debug)]
pub struct Choices {
    /// The name of the list, as its Rust and TypeScript type.
    pub name: &'static str,
    /// The choices, in order.
    pub all: &'static [Choice],
    /// Whether `"unknown"` is an answer too: one of them, not known which.
    pub may_be_unknown: bool,
}

impl Choices {
    /// The place of a choice in the list.
    pub(crate) fn position(&self, name: &str) -> Option<u8> {
        self.all.iter().position(|choice| choice.name == name).and_then(|at| u8::try_from(at).ok())
    }

    /// What a choice means, by its name.
    pub(crate) fn label(&self, name: &str) -> Option<Wording> {
        let choice = self.all.iter().find(|choice| choice.name == name)?;
        Some(Wording::of(self.name, choice.name, choice.label))
    }

    /// The choice at a place.
    pub(crate) fn get(&self, at: u8) -> Option<&'static Choice> {
        self.all.get(usize::from(at))
    }
}

/// A Rust type whose values are the choices of a list.
pub trait Chosen: Copy {
    /// The list.
    const CHOICES: Choices;
    /// The place of this value in the list; `None` is the answer `unknown`.
    fn position(self) -> Option<u8>;
}

/// Some places of a list of choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Places(u64);

impl Places {
    /// Whether a place is among them.
    #[must_use]
    pub const fn contains(self, place: u8) -> bool {
        place < 64 && self.0 >> place & 1 == 1
    }

    /// Each of them, in order.
    pub fn iter(self) -> impl Iterator<Item = u8> {
        (0..64).filter(move |place| self.contains(*place))
    }
}

/// Some choices of `C`'s list.
#[derive(Debug)]
pub struct ChoiceSet<C> {
    places: Places,
    of: PhantomData<fn() -> C>,
}

impl<C> ChoiceSet<C> {
    const EMPTY: Self = Self { places: Places(0), of: PhantomData };

    /// With one more. No list has more than 64 choices.
    const fn with(self, place: u8) -> Self {
        Self { places: Places(self.places.0 | 1 << place), of: PhantomData }
    }

    /// Their places in the list.
    #[must_use]
    pub const fn places(self) -> Places {
        self.places
    }
}

impl<C> Clone for ChoiceSet<C> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<C> Copy for ChoiceSet<C> {}

macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($value:ident = $json:literal: $label:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $(#[doc = concat!("`", $json, "`: ", $label, ".")] $value,)+
        }

        impl $name {
            /// Some of these choices.
            #[must_use]
            pub const fn set<const COUNT: usize>(choices: [Self; COUNT]) -> ChoiceSet<Self> {
                let (mut set, mut rest) = (ChoiceSet::EMPTY, choices.as_slice());
                while let [first, others @ ..] = rest {
                    set = set.with(*first as u8);
                    rest = others;
                }
                set
            }
        }

        impl Chosen for $name {
            const CHOICES: Choices = Choices {
                name: stringify!($name),
                all: &[$(Choice { name: $json, label: English::new($label) },)+],
                may_be_unknown: false,
            };
            fn position(self) -> Option<u8> {
                Some(self as u8)
            }
        }
    )+};
}

choices! {
    /// How a member's care is paid for.
    Delivery {
        ManagedCare = "managedCare": "through a managed care plan",
        FeeForService = "feeForService": "fee-for-service, without a plan",
    }
    /// Who is responsible for a foster child's placement and care.
    Agency {
        ChildWelfare = "childWelfare": "a child welfare agency",
        Probation = "probation": "a probation department",
        Tribe = "tribe": "a tribe",
        RefugeeProgram = "refugeeProgram": "a program for unaccompanied refugee minors",
        Other = "other": "somebody else",
    }
    /// Where a child lives.
    PlacementType {
        ResourceFamily = "resourceFamily": "a resource family",
        Relative = "relative": "a relative's home",
        Nrefm = "nrefm": "a non-relative extended family member's home",
        FfaHome = "ffaHome": "a foster family agency home",
        TreatmentFosterHome = "treatmentFosterHome": "a treatment foster home",
        GroupHome = "groupHome": "a group home",
        Strtp = "strtp": "a short-term residential therapeutic program",
        EmergencyShelter = "emergencyShelter": "an emergency shelter",
        PreAdoptive = "preAdoptive": "a pre-adoptive home",
        Silp = "silp": "a supervised independent living placement",
        ThpNmd = "thpNmd": "transitional housing for nonminor dependents",
        PsychHospital = "psychHospital": "a psychiatric hospital",
        Prtf = "prtf": "a psychiatric residential treatment facility",
        TherapeuticGroupHome = "therapeuticGroupHome": "a therapeutic group home",
        NonmedicalGroupHome = "nonmedicalGroupHome": "a non-medical group home",
        AddictionFacility = "addictionFacility": "an addiction facility",
        DdFacility = "ddFacility": "a developmental disabilities facility",
        Detention = "detention": "detention",
        SecureCare = "secureCare": "a secure care facility",
        AltSchool = "altSchool": "an alternative school",
        HomelessDoe = "homelessDoe": "homeless, as identified by the education department",
        ParentHome = "parentHome": "a parent's home",
        TrialHomeVisit = "trialHomeVisit": "a trial home visit",
        Runaway = "runaway": "away from placement, whereabouts not known",
        MedicalHospital = "medicalHospital": "a medical hospital",
        Other = "other": "somewhere else",
        Unknown = "unknown": "not known where",
    }
    /// How far adoption assistance has come.
    AdoptionAssistanceStatus {
        Eligible = "eligible": "found eligible",
        AgreementSigned = "agreementSigned": "agreement signed",
        InPayment = "inPayment": "in payment",
    }
    /// On what ground family maintenance is given.
    FamilyMaintenanceKind {
        Court = "court": "ordered by a court",
        Voluntary = "voluntary": "voluntary",
    }
    /// The guardianship programme.
    GuardianshipProgram {
        KinGapFederal = "kinGapFederal": "federal Kin-GAP",
        KinGapState = "kinGapState": "state Kin-GAP",
        NonRelative = "nonRelative": "a non-relative guardianship",
        Other = "other": "another programme",
    }
    /// What kind of unplanned stay.
    StayKind {
        Inpatient = "inpatient": "a hospital stay",
        ShortTermNursing = "shortTermNursing": "a short stay in a skilled nursing facility",
    }
    /// What kind of visit for mental health or substance use.
    VisitKind {
        Emergency = "emergency": "an emergency room visit",
        Hospital = "hospital": "a hospital stay",
    }
    /// Where somebody was released from.
    CustodyFacility {
        Prison = "prison": "prison",
        Jail = "jail": "jail",
        YouthFacility = "youthFacility": "a youth correctional facility",
    }
    /// A programme that may overlap with Enhanced Care Management.
    OverlappingProgram {
        Hospice = "hospice": "hospice",
        FamilyMosaic = "familyMosaic": "Family Mosaic Project",
        Waiver1915c = "waiver1915c": "a 1915(c) home and community waiver",
        CommunityTransitions = "communityTransitions": "California Community Transitions",
        ComplexCareManagement = "complexCareManagement": "the plan's Complex Care Management",
        Pace = "pace": "PACE",
        Dsnp = "dsnp": "a dual eligible special needs plan",
        CountyTargetedCaseManagement = "countyTargetedCaseManagement": "county Targeted Case Management",
        Hcpcfc = "hcpcfc": "Health Care Program for Children in Foster Care",
        CaliforniaWraparound = "californiaWraparound": "California Wraparound",
        Ghpp = "ghpp": "Genetically Handicapped Persons Program",
        IntensiveCareCoordination = "intensiveCareCoordination": "Intensive Care Coordination or specialty mental health case management",
        DrugMediCal = "drugMediCal": "Drug Medi-Cal",
        FullServicePartnership = "fullServicePartnership": "a Full Service Partnership",
        Cbas = "cbas": "Community-Based Adult Services",
        RegionalCenter = "regionalCenter": "a Regional Center",
        Cpsp = "cpsp": "Comprehensive Perinatal Services Program",
        Other = "other": "another programme",
    }
    /// An out-of-home setting of Louisiana's Coordinated System of Care.
    OutOfHomeSetting {
        Detention = "detention": "detention",
        SecureCare = "secureCare": "a secure care facility",
        PsychHospital = "psychHospital": "a psychiatric hospital",
        ResidentialTreatment = "residentialTreatment": "a residential treatment facility",
        DdFacility = "ddFacility": "a developmental disabilities facility",
        AddictionFacility = "addictionFacility": "an addiction facility",
        AltSchool = "altSchool": "an alternative school",
        HomelessDoe = "homelessDoe": "homeless, as identified by the education department",
        FosterCare = "fosterCare": "foster care",
    }
    /// Who came to a meeting.
    Attendee {
        Ceo = "ceo": "chief executive officer",
        Coo = "coo": "chief operating officer",
        Cmo = "cmo": "chief medical officer",
        Other = "other": "somebody else",
    }
    /// A kind of information that a plan exchanges with an agency.
    SharedData {
        ServiceAuthorizations = "serviceAuthorizations": "service authorizations",
        BehavioralAndPhysicalHealth = "behavioralAndPhysicalHealth": "behavioral and physical health",
        Diagnoses = "diagnoses": "diagnoses",
        AssessmentsAndScreenings = "assessmentsAndScreenings": "results of assessments and screenings",
        Medications = "medications": "medications",
        SocialNeeds = "socialNeeds": "social needs",
        AdverseChanges = "adverseChanges": "adverse changes in condition",
    }
    /// How far the sharing of an office with a county agency has come.
    CoLocation {
        Physical = "physical": "a care manager works in the county's office",
        VirtualMovingToPhysical = "virtualMovingToPhysical": "virtual, moving to a shared office",
        Virtual = "virtual": "virtual",
        Exploring = "exploring": "being explored",
        Declined = "declined": "declined by the county",
    }
}

/// A US state, the District of Columbia or a territory; or one of them, not known which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct State(Option<u8>);

impl State {
    /// Its place in the list; `None` is unknown.
    pub(crate) const fn place(self) -> Option<u8> {
        self.0
    }

    /// California.
    pub const CA: Self = Self(Some(4));
    /// Louisiana.
    pub const LA: Self = Self(Some(18));
    /// North Carolina.
    pub const NC: Self = Self(Some(33));
    /// Oregon.
    pub const OR: Self = Self(Some(36));
    /// Some US state, not known which (possibly California).
    pub const UNKNOWN: Self = Self(None);

    /// Some states; "unknown" is none of them.
    #[must_use]
    pub const fn set<const COUNT: usize>(states: [Self; COUNT]) -> ChoiceSet<Self> {
        let (mut set, mut rest) = (ChoiceSet::EMPTY, states.as_slice());
        while let [first, others @ ..] = rest {
            if let Some(place) = first.0 {
                set = set.with(place);
            }
            rest = others;
        }
        set
    }

    /// The state of a two-letter code, in capitals.
    ///
    /// ```
    /// use kinfocus::State;
    /// assert_eq!(State::from_code("CA"), Some(State::CA));
    /// assert_eq!(State::from_code("XX"), None);
    /// ```
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::CHOICES.position(code).map(|at| Self(Some(at)))
    }
}

macro_rules! states {
    ($($code:literal $name:literal,)+) => { &[$(Choice { name: $code, label: English::new($name) },)+] };
}

impl Chosen for State {
    const CHOICES: Choices = Choices {
        name: "State",
        may_be_unknown: true,
        all: states![
            "AL" "Alabama", "AK" "Alaska", "AZ" "Arizona", "AR" "Arkansas", "CA" "California",
            "CO" "Colorado", "CT" "Connecticut", "DE" "Delaware", "FL" "Florida", "GA" "Georgia",
            "HI" "Hawaii", "ID" "Idaho", "IL" "Illinois", "IN" "Indiana", "IA" "Iowa",
            "KS" "Kansas", "KY" "Kentucky", "ME" "Maine", "LA" "Louisiana", "MD" "Maryland",
            "MA" "Massachusetts", "MI" "Michigan", "MN" "Minnesota", "MS" "Mississippi",
            "MO" "Missouri", "MT" "Montana", "NE" "Nebraska", "NV" "Nevada", "NH" "New Hampshire",
            "NJ" "New Jersey", "NM" "New Mexico", "NY" "New York", "ND" "North Dakota",
            "NC" "North Carolina", "OH" "Ohio", "OK" "Oklahoma", "OR" "Oregon",
            "PA" "Pennsylvania", "RI" "Rhode Island", "SC" "South Carolina", "SD" "South Dakota",
            "TN" "Tennessee", "TX" "Texas", "UT" "Utah", "VT" "Vermont", "VA" "Virginia",
            "WA" "Washington", "WV" "West Virginia", "WI" "Wisconsin", "WY" "Wyoming",
            "DC" "District of Columbia", "AS" "American Samoa", "GU" "Guam",
            "MP" "Northern Mariana Islands", "PR" "Puerto Rico", "VI" "US Virgin Islands",
        ],
    };

    fn position(self) -> Option<u8> {
        self.0
    }
}

/// `delivery` may be unknown too: paid for in one of the two ways, not known which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MaybeDelivery(Option<Delivery>);

impl MaybeDelivery {
    /// One of the two, not known which.
    pub const UNKNOWN: Self = Self(None);

    /// Some of the two.
    #[must_use]
    pub const fn set<const COUNT: usize>(ways: [Delivery; COUNT]) -> ChoiceSet<Self> {
        ChoiceSet { places: Delivery::set(ways).places, of: PhantomData }
    }
}

impl From<Delivery> for MaybeDelivery {
    fn from(delivery: Delivery) -> Self {
        Self(Some(delivery))
    }
}

impl Chosen for MaybeDelivery {
    const CHOICES: Choices = Choices { may_be_unknown: true, ..Delivery::CHOICES };

    fn position(self) -> Option<u8> {
        self.0.and_then(Chosen::position)
    }
}

#[cfg(test)]
mod tests {
    use super::{Chosen, OverlappingProgram, PlacementType, State};

    #[test]
    fn a_set_has_room_for_every_list() {
        for choices in [State::CHOICES, PlacementType::CHOICES, OverlappingProgram::CHOICES] {
            assert!(choices.all.len() <= 64, "{}", choices.name);
        }
    }

    #[test]
    fn states_are_fifty_with_the_district_and_five_territories() {
        assert_eq!(State::CHOICES.all.len(), 56);
        for (state, code) in [(State::CA, "CA"), (State::LA, "LA"), (State::NC, "NC"), (State::OR, "OR")] {
            assert_eq!(State::from_code(code), Some(state));
        }
    }
}
