"""Words that newsrooms use for what happens, by family, and their opposites.

Each line is a family; the words after `|` say the opposite. A joined word (`step-down`) stands for
the phrase; an indented line goes on with the one above. Written from general knowledge of English,
not from any corpus.
"""

from __future__ import annotations

from typing import Final

EVENTS: Final = """
approve authorise authorisation allow let permit sanction green-light go-ahead give-go-ahead okay
  ratify clear-way legalise sign-off clear pass adopt rubber-stamp wave-through nod-through
  give-blessing give-consent give-nod grant-permission lift-ban drop-objection give-permission |
  reject refuse block
  veto turn-down vote-down throw-out ban bar prohibit outlaw forbid halt knock-back shoot-down
adopt enact pass | repeal scrap abolish axe do-away
abolish repeal axe do-away scrap remove | keep retain preserve keep-in-place leave-in-place
rise increase climb grow growth jump surge soar gain higher up raise hike lift boost accelerate
  expand swell go-up push-up put-up edge-up rocket spike double |
  fall decrease decline drop slip slump sink lower down cut reduce reduction slash
  plunge tumble shrink dip slow ease trim loss weaken go-down come-down bring-down plummet halve
  dwindle contract
double | halve
win victory defeat-of triumph beat defeat prevail hold-seat keep-seat retain | lose
grant award | refuse withhold
withhold hold-back keep-back
veto | sign-law sign-into
pass adopt | fail fall-short
hold withstand | give-way burst fail collapse
open reopen launch inaugurate unveil start begin kick-off commence | close shut shutter end finish
  conclude close-down shut-down
acquit clear exonerate not-guilty innocent | convict conviction find-guilty guilty
arrest detain custody apprehend take-custody hold-custody remand detention lead-away round-up |
  release free set-free let-go
hire appoint name recruit install nominate | fire dismiss sack oust remove lay-off dismissal
accept agree welcome consent | refuse decline spurn rebuff turn-down
support back endorse favour approve-of vote-for | oppose reject resist object opposition
  vote-against
unharmed unhurt survive alive rescue | die dead death kill fatal fatality perish lose-life loss-life
  deadly claim-life drown slay death-toll corpse succumb cost-life take-life
injure injury wound hurt
confirm verify acknowledge admit concede
admit acknowledge concede own-up confess | deny
present attend take-part participate join | absent boycott skip stay-away pull-out
strengthen tighten toughen harden stricter | weaken loosen relax ease water-down
extend prolong lengthen renew | shorten curtail expire lapse
add create introduce | remove eliminate abolish scrap
buy purchase acquire acquisition take-over takeover buyout snap-up buy-up | sell sale divest offload
import | export
arrive land reach | depart take-off
enter join accession | leave exit quit withdraw
rebuild restore repair | destroy demolish wreck level raze flatten
profit profitable | loss deficit
over above more exceed | under below less fewer
prior | after follow
in-force in-place in-effect still-stand still-valid still-apply remain-valid remain-standing |
  lift revoke rescind end expire lapse scrap repeal abolish axe annul withdraw
revoke rescind annul cancel void withdraw
continue carry-on persist go-on rage | end stop cease call-off
end call-off cease stop discontinue wind-up
uphold affirm let-stand | overturn strike-down quash reverse annul throw-out set-aside
succeed success | fail failure
improve better recover | worsen deteriorate worse
include | exclude
resign resignation quit step-down stand-down step-aside stand-aside leave-post leave-job bow-out |
  stay-on stay remain-office
retire retirement
say tell inform notify state declare announce announcement report note add-that remark explain
  describe comment insist argue claim assert maintain statement
ask request call-for urge appeal demand seek plea plead
warn caution alert warning
criticise condemn denounce blast slam attack-verbally fault rebuke criticism deplore | praise hail
  applaud commend laud welcome
welcome | oppose reject speak-out condemn deplore
peaceful orderly calm | chaotic chaos shambles violent
compulsory mandatory obligatory | voluntary optional
investigate investigation probe inquiry examine look-into enquiry
accuse allege allegation accusation blame | exonerate absolve vindicate clear
safe | unsafe dangerous hazardous
charge indict indictment prosecute prosecution
sue lawsuit suit court-action legal-action take-court litigation go-court court-case
sentence jail imprison prison imprisonment put-behind-bars behind-bars term
rule ruling judgment judgement decision decide determine verdict
vote ballot poll election elect
talk negotiation negotiate discuss discussion
speak talk converse conversation phone-call
meet meeting summit gather
hold take-place | postpone defer delay put-off
fight battle clash combat fighting
attack strike raid assault bomb bombing air-strike airstrike shell shelling
shoot gunfire gunman shooter shooting open-fire gun
explosion blast explode blow-up detonate
fire blaze flame inferno wildfire
flood flooding inundate floodwater deluge
storm hurricane cyclone typhoon
earthquake quake tremor
crash collide collision smash wreckage
derail derailment
protest demonstrate demonstration protester demonstrator rally march
strike walkout walk-out industrial-action down-tools stoppage stop-work
worker employee staff staffer workforce
flee evacuate evacuation leave-home displace lead-safety take-safety
search hunt look-for
find discover locate recover-body
murder homicide
theft steal rob robbery burglary stolen make-off heist thief loot
lay-off layoff redundancy job-cut cut-job shed-job axe-job job-loss lose-job | hire recruit
postpone defer delay put-off push-back adjourn shelve reschedule carry-over hold-over hold-up |
  bring-forward
hack breach cyberattack cyber-attack
lie mislead deceive
ban bar prohibit prohibition outlaw forbid embargo
limit cap ceiling
require oblige mandatory compulsory must
pay compensate compensation reimburse payout
fine penalty punish
build construct construction erect
recall withdraw-sale pull-shelf
cancel call-off scrap drop abandon axe ditch shelve pull-plug withdraw-plan | proceed go-ahead
suspend suspension halt pause freeze stop | proceed go-ahead continue carry-on
resume restart run-again operate-again | suspend halt stop cease
walk-out walk-away abandon break-off walk-out-talk walk-out-negotiation walk-out-meeting
store stockpile hold keep hoard
learn aware find-out discover knowledge
lift drop end scrap ease relax | impose introduce maintain uphold keep-in-place leave-in-place
  extend renew
continue carry-on persist remain keep
change alter amend modify reform overhaul
move shift relocate transfer evacuate
invest investment stake
fund bankroll finance
show reveal disclose indicate suggest find turn-up detect
believe think expect anticipate forecast predict
promise pledge vow commit undertake
threaten threat
help assist aid relief assistance
send dispatch deploy
supply deliver provide delivery
use deploy employ
visit trip travel
marry wed wedding marriage
born birth
pollution contaminate contamination spill leak
inspect inspection check
sign signature
apologise apology sorry
restrict restriction curb rein-in
extradite extradition hand-over surrender
deport deportation expel expulsion send-back
pardon forgive amnesty clemency
disqualify disqualification exclude
boycott shun snub
smuggle traffick
bribe bribery corruption corrupt graft
spy espionage
kidnap abduct abduction hostage captive
overturn capsize
cause trigger prompt lead-to result-in due because spark
collapse cave-in give-way crumble
trap cut-off strand
avoid avert escape evade
"""
