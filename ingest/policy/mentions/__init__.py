"""Names in a text: projects, firms, parks, regions and products, with their places."""

from chainatlas.ingest.policy.mentions.find import Names, names
from chainatlas.ingest.policy.mentions.found import Mention, Venture
from chainatlas.ingest.policy.mentions.regions import Places, RegionNames
from chainatlas.ingest.policy.mentions.terms import Known

__all__ = ["Known", "Mention", "Names", "Places", "RegionNames", "Venture", "names"]
