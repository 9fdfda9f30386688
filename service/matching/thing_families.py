"""Words that newsrooms use for persons, things and qualities, by family, and their opposites.

Written as `event_families` are.
"""

from __future__ import annotations

from typing import Final

THINGS: Final = """
legal lawful constitutional | illegal unlawful unconstitutional
cheap cheaper | expensive costly dearer
early sooner ahead | late delay postpone defer push-back put-off behind
first | last
north northern | south southern
east eastern | west western
left-wing liberal | right-wing conservative
male man boy | female woman girl
public | private
major large big huge vast | minor small
majority most | minority few
strong | weak
hot warm heat | cold cool freeze
true genuine real authentic | false fake untrue hoax bogus fabricate
load full | empty
positive | negative
trial hearing court tribunal judge
law legislation bill act statute
rule regulation
plan intend propose proposal scheme aim project
agreement deal accord pact treaty settlement settle
missing disappear vanish unaccounted
publish release issue put-out
job post position role
union labour-union
company firm business corporation maker manufacturer
chief head boss leader director chair chairman chairwoman
chief-executive ceo
president presidency presidential
minister secretary
lawmaker legislator mp senator congressman parliamentarian deputy
parliament congress legislature assembly
council town-hall city-hall councillor
government administration cabinet
official authority spokesman spokeswoman spokesperson
police officer constable detective policeman cop
soldier troop military army forces
doctor physician medic clinician
hospital clinic infirmary
lawyer attorney barrister solicitor counsel
prosecutor prosecution
inmate prisoner detainee convict
gunman attacker assailant
rebel insurgent militant guerrilla
envoy ambassador diplomat
fireman firefighter fire-service fire-brigade
customer client shopper consumer
tenant renter
pensioner retiree
author novelist writer
king monarch queen
pope pontiff
farmer grower
investor shareholder
passenger traveller
migrant newcomer
sailor seaman seafarer crew
motorist driver
boss employer
voter electorate
patient sufferer
pupil student schoolchild
teacher educator
school academy
university college
resident local inhabitant villager
home house dwelling residence household
flat apartment
shop store retailer
car vehicle automobile
lorry truck
plane aircraft jet airliner
ship vessel boat ferry
railway rail train
bridge crossing
road highway motorway street
airport airfield
oil crude petroleum
petrol gasoline fuel
electricity power energy
money fund funding cash finance
cost price
tax levy duty
tariff duty
wage pay salary earnings
budget spending
debt borrowing
loan credit
interest-rate borrowing-cost key-rate
inflation consumer-price cost-living
unemployment jobless joblessness
economy economic gdp output
study research paper survey
researcher scientist academic
vaccine jab inoculation vaccinate immunise
disease illness outbreak infection infect sick
drug medicine medication
test trial-run
child kid youngster minor-age
refugee migrant asylum-seeker
victim casualty
suspect accused defendant
donate donation give contribute
product item goods
merge merger combine
film movie picture
footage video clip recording
photograph photo picture image
ceasefire truce armistice
referendum plebiscite
bankruptcy insolvency bankrupt insolvent
revenue sale turnover
outage blackout power-cut
phone handset mobile smartphone
chip semiconductor
software program programme code
bus coach
bicycle bike cyclist
underground subway metro
rubbish waste garbage trash
embankment dyke levee
landslide mudslide
volcano eruption erupt
cancer tumour
toxic poisonous
subsidy grant
ransom extortion
lava molten

award prize honour
match game fixture
coach manager
player footballer
goal score
record all-time highest-ever
weapon arm missile rocket
nuclear atomic
border frontier
capital city town
country nation state
world global international worldwide
region area district province
week seven-day
double twofold
half fifty-percent
third one-third
quarter
dog hound
rain rainfall downpour
drought dry-spell
forest woodland
species animal wildlife
emission carbon greenhouse
error mistake wrong
america american u.s u.s.a united-states washington
britain british uk u.k united-kingdom
russia russian moscow kremlin
china chinese beijing
france french
germany german
spain spanish
italy italian
japan japanese
india indian
ukraine ukrainian kyiv
israel israeli
palestine palestinian
iran iranian tehran
turkey turkish ankara
europe european
eu european-union e.u
un united-nations u.n
"""
