"""What people call time zones, and the zones of states and provinces."""

ABBREVIATIONS = {
    "utc": "UTC", "gmt": "Etc/GMT", "z": "UTC", "wet": "Europe/Lisbon", "west": "Europe/Lisbon",
    "uk": "Europe/London", "cet": "CET", "cest": "CET", "mez": "CET", "mesz": "CET", "eet": "EET", "eest": "EET", "oez": "EET",
    "msk": "Europe/Moscow", "sast": "Africa/Johannesburg", "eat": "Africa/Nairobi", "wat": "Africa/Lagos",
    "cat": "Africa/Maputo", "pkt": "Asia/Karachi", "sgt": "Asia/Singapore", "hkt": "Asia/Hong_Kong",
    "jst": "Asia/Tokyo", "kst": "Asia/Seoul", "aest": "Australia/Brisbane", "aedt": "Australia/Sydney",
    "acst": "Australia/Adelaide", "awst": "Australia/Perth", "nzst": "Pacific/Auckland", "nzdt": "Pacific/Auckland",
    "est": "America/New_York", "edt": "America/New_York", "et": "America/New_York",
    "cdt": "America/Chicago", "ct": "America/Chicago", "mst": "America/Denver", "mdt": "America/Denver",
    "mt": "America/Denver", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles", "pt": "America/Los_Angeles",
    "akst": "America/Anchorage", "akdt": "America/Anchorage", "hst": "Pacific/Honolulu",
    "brt": "America/Sao_Paulo", "art": "America/Argentina/Buenos_Aires", "trt": "Europe/Istanbul", "wib": "Asia/Jakarta", "pht": "Asia/Manila",
}  # fmt: skip
AMBIGUOUS = {
    "ist": ("Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"), "cst": ("America/Chicago", "Asia/Shanghai", "America/Havana"),
    "bst": ("Europe/London", "Asia/Dhaka"), "ast": ("America/Halifax", "Asia/Riyadh"), "gst": ("Asia/Dubai", "Atlantic/South_Georgia"),
    "sst": ("Asia/Singapore", "Pacific/Pago_Pago"), "amt": ("America/Manaus", "Asia/Yerevan"), "wst": ("Australia/Perth", "Pacific/Apia"),
    "irst": ("Asia/Tehran", "Europe/Dublin"), "central africa": ("Africa/Maputo", "Africa/Lagos"), "arabian": ("Asia/Riyadh", "Asia/Dubai"),
}  # fmt: skip
"""What stands for several zones: one of them is meant if it is in the country of the programme's own zone."""
ZONES_BY_NAME = {
    "eastern": "America/New_York", "us eastern": "America/New_York", "central": "America/Chicago",
    "us central": "America/Chicago", "mountain": "America/Denver", "us mountain": "America/Denver",
    "pacific": "America/Los_Angeles", "us pacific": "America/Los_Angeles", "arizona": "America/Phoenix",
    "hawaii": "Pacific/Honolulu", "hawaii aleutian": "Pacific/Honolulu", "alaska": "America/Anchorage", "atlantic": "America/Halifax",
    "greenwich mean": "Etc/GMT", "greenwich": "Etc/GMT", "coordinated universal": "UTC", "universal": "UTC",
    "british": "Europe/London", "british summer": "Europe/London", "uk": "Europe/London",
    "central european": "CET", "central european summer": "CET", "eastern european": "EET", "eastern european summer": "EET",
    "western european": "WET", "western european summer": "WET", "central europe": "CET", "mitteleuropaische": "CET", "mitteleuropaische sommer": "CET",
    "europa central": "CET", "de europa central": "CET", "d europe centrale": "CET", "europe centrale": "CET", "da europa central": "CET",
    "moscow": "Europe/Moscow", "india": "Asia/Kolkata",
    "indian": "Asia/Kolkata", "gulf": "Asia/Dubai", "japan": "Asia/Tokyo", "china": "Asia/Shanghai", "singapore": "Asia/Singapore",
    "east africa": "Africa/Nairobi", "west africa": "Africa/Lagos", "south africa": "Africa/Johannesburg",
    "brasilia": "America/Sao_Paulo", "argentina": "America/Argentina/Buenos_Aires",
    "pakistan": "Asia/Karachi", "korea": "Asia/Seoul", "korean": "Asia/Seoul", "new zealand": "Pacific/Auckland",
    "east coast": "America/New_York", "us east coast": "America/New_York", "west coast": "America/Los_Angeles",
    "us west coast": "America/Los_Angeles", "nyc": "America/New_York", "dc": "America/New_York", "washington dc": "America/New_York", "sf": "America/Los_Angeles", "bay area": "America/Los_Angeles",
    "la": "America/Los_Angeles", "rom": "Europe/Rome", "cdmx": "America/Mexico_City", "hong kong": "Asia/Hong_Kong",
    "australian eastern": "Australia/Sydney", "australian western": "Australia/Perth", "israel": "Asia/Jerusalem", "iran": "Asia/Tehran",
}  # fmt: skip
"""What people call a zone, without "time" and "standard"; Eastern to Pacific as in the United States."""
NAMES_OF_COUNTRIES = {
    "uk": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "northern ireland": "GB", "great britain": "GB", "britain": "GB",
    "united kingdom": "GB", "usa": "US", "us": "US", "united states": "US", "united states of america": "US", "america": "US", "u s a": "US", "u s": "US",
    "uae": "AE", "emirates": "AE", "south korea": "KR", "north korea": "KP", "korea": "KR", "russia": "RU", "czech republic": "CZ",
    "czechia": "CZ", "turkey": "TR", "holland": "NL", "the netherlands": "NL", "ivory coast": "CI", "drc": "CD", "dr congo": "CD",
    "republic of ireland": "IE", "burma": "MM", "swaziland": "SZ", "cape verde": "CV", "congo": "CD", "macedonia": "MK", "vietnam": "VN", "ksa": "SA",
    "eeuu": "US", "ee uu": "US", "etats unis": "US", "brasil": "BR", "hong kong": "HK", "taiwan": "TW", "palestine": "PS", "bosnia": "BA",
    "democratic republic of the congo": "CD", "republic of the congo": "CG", "congo brazzaville": "CG", "congo kinshasa": "CD", "trinidad": "TT",
}  # fmt: skip
US_STATES = {
    "alabama": "AL", "alaska": "AK", "arizona": "AZ", "arkansas": "AR", "california": "CA", "colorado": "CO",
    "connecticut": "CT", "delaware": "DE", "florida": "FL", "georgia": "GA", "hawaii": "HI", "idaho": "ID",
    "illinois": "IL", "indiana": "IN", "iowa": "IA", "kansas": "KS", "kentucky": "KY", "louisiana": "LA", "maine": "ME",
    "maryland": "MD", "massachusetts": "MA", "michigan": "MI", "minnesota": "MN", "mississippi": "MS", "missouri": "MO",
    "montana": "MT", "nebraska": "NE", "nevada": "NV", "new hampshire": "NH", "new jersey": "NJ", "new mexico": "NM",
    "new york": "NY", "north carolina": "NC", "north dakota": "ND", "ohio": "OH", "oklahoma": "OK", "oregon": "OR",
    "pennsylvania": "PA", "rhode island": "RI", "south carolina": "SC", "south dakota": "SD", "tennessee": "TN",
    "texas": "TX", "utah": "UT", "vermont": "VT", "virginia": "VA", "washington": "WA", "west virginia": "WV",
    "wisconsin": "WI", "wyoming": "WY", "district of columbia": "DC", "washington state": "WA", "new york state": "NY",
}  # fmt: skip
_STATES_OF = {
    "America/New_York": "CT DE FL GA IN KY ME MD MA MI NH NJ NY NC OH PA RI SC TN VT VA WV DC",
    "America/Chicago": "AL AR FL IL IN IA KS KY LA MI MN MS MO NE ND OK SD TN TX WI",
    "America/Denver": "CO ID KS MT NE NM ND OR SD TX UT WY",
    "America/Phoenix": "AZ", "America/Los_Angeles": "CA ID NV OR WA", "America/Anchorage": "AK", "Pacific/Honolulu": "HI",
}  # fmt: skip
"""The states that lie in a zone, as a whole or in part, by their letters."""
STATE_ZONES = {
    state: tuple(zone for zone, states in _STATES_OF.items() if state in states.split())
    for state in sorted({*US_STATES.values()})
}
PROVINCES = {
    "ontario": ("CA", "America/Toronto", "America/Winnipeg"), "quebec": ("CA", "America/Toronto"),
    "british columbia": ("CA", "America/Vancouver", "America/Edmonton"), "bc": ("CA", "America/Vancouver", "America/Edmonton"),
    "alberta": ("CA", "America/Edmonton"), "manitoba": ("CA", "America/Winnipeg"), "saskatchewan": ("CA", "America/Regina"),
    "nova scotia": ("CA", "America/Halifax"), "new brunswick": ("CA", "America/Moncton"), "prince edward island": ("CA", "America/Halifax"),
    "newfoundland": ("CA", "America/St_Johns"), "labrador": ("CA", "America/Goose_Bay"), "on": ("CA", "America/Toronto", "America/Winnipeg"),
    "qc": ("CA", "America/Toronto"), "ab": ("CA", "America/Edmonton"), "ns": ("CA", "America/Halifax"),
    "new south wales": ("AU", "Australia/Sydney"), "nsw": ("AU", "Australia/Sydney"), "victoria": ("AU", "Australia/Melbourne"),
    "vic": ("AU", "Australia/Melbourne"), "queensland": ("AU", "Australia/Brisbane"), "qld": ("AU", "Australia/Brisbane"),
    "south australia": ("AU", "Australia/Adelaide"), "western australia": ("AU", "Australia/Perth"), "tasmania": ("AU", "Australia/Hobart"),
    "northern territory": ("AU", "Australia/Darwin"), "baja california": ("MX", "America/Tijuana"), "puerto rico": ("PR", "America/Puerto_Rico"),
    "canary islands": ("ES", "Atlantic/Canary"), "canarias": ("ES", "Atlantic/Canary"), "islas canarias": ("ES", "Atlantic/Canary"),
    "azores": ("PT", "Atlantic/Azores"), "acores": ("PT", "Atlantic/Azores"), "madeira": ("PT", "Atlantic/Madeira"), "bali": ("ID", "Asia/Makassar"),
    "catalonia": ("ES", "Europe/Madrid"), "bavaria": ("DE", "Europe/Berlin"), "bayern": ("DE", "Europe/Berlin"),
}  # fmt: skip
"""The country and the zones of provinces and other regions."""
HARDLY_INHABITED = {
    "Pacific/Galapagos", "Pacific/Easter", "Pacific/Chatham", "Asia/Urumqi", "Africa/Ceuta", "Asia/Hebron", "America/Nuuk/Danmarkshavn",
    "Antarctica/McMurdo", "Antarctica/Macquarie", "Australia/Lord_Howe", "America/Noronha", "Asia/Famagusta",
}  # fmt: skip
"""Zones of a country in which next to nobody lives, or whose clocks few keep, and who names the country does not mean."""
UNEVEN = {
    "-3:30": "America/St_Johns", "+3:30": "Asia/Tehran", "+4:30": "Asia/Kabul", "+5:30": "Asia/Kolkata",
    "+5:45": "Asia/Kathmandu", "+6:30": "Asia/Yangon", "+9:30": "Australia/Darwin", "+10:30": "Australia/Lord_Howe",
}  # fmt: skip
